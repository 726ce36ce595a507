import { Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { JourneyBody } from '#contract/journey.ts';
import { inLocale } from '#domain/kernel/localized.ts';
import { useMove } from '../../../api/funnels.ts';
import { ApprovalGates, AskPrimary } from '../../../parts/approvals/index.ts';
import { GateItems, OverrideAsk, useGateAsk } from '../../../parts/gates/index.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { ErrorState, Loading } from '../../../ui/states.tsx';
import { useHere } from '../here.ts';
import { useMoves } from './moves.ts';
import styles from './stage.module.css';

type Props = { journey: JourneyBody; to: string; onClose: () => void };

/** Asks for exactly what a stage still needs, and finishes the move with it. */
export function GateDialog({ journey, to, onClose }: Props) {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const { object, record } = useHere();
  const { moved } = useMoves();
  const { funnel, stage: from } = journey;
  const gate = useGateAsk({ object: object.key, id: record.id, funnel, from, to });
  const [note, setNote] = useState('');
  const move = useMove(object.key);
  const stage = funnel.live.stages.find((known) => known.key === to);
  const name = stage ? inLocale(stage.names, locale) : to;
  const gaveUp = stage?.kind === 'lost' || stage?.kind === 'invalid';
  const title = t(gaveUp ? 'record.endAs' : 'record.gateTitle', { stage: name });
  const submit = (reason?: string) =>
    move.mutate(
      {
        id: record.id,
        ...(gate.version === undefined ? {} : { version: gate.version }),
        to,
        fill: gate.fill,
        ...(note.trim() ? { note: note.trim() } : {}),
        ...(reason ? { override: { reason } } : {}),
      },
      {
        onSuccess: (done) => {
          if (!done.ok) return gate.setRefusal(done);
          onClose();
          moved(to, done.version);
        },
      },
    );
  const noteFor = t(gate.approval === 'ask' ? 'approvals.note' : 'record.moveNote');
  const said = move.error?.message ?? gate.said;
  return (
    <Modal
      open
      title={title}
      onCancel={onClose}
      footer={
        <div className={styles.gateFoot}>
          {gate.mayOverride && <OverrideAsk busy={move.isPending} onOverride={submit} />}
          <div className="grow" />
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          {gate.approval ? (
            <AskPrimary
              wish={{ object: object.key, id: record.id, to, fill: gate.fill }}
              note={note}
              waits={gate.approval === 'waits'}
              disabled={!gate.ready}
            />
          ) : (
            <Button
              type="primary"
              disabled={!gate.ready || gate.closed}
              loading={move.isPending}
              onClick={() => submit()}
            >
              {gaveUp ? title : t('record.gateSubmit')}
            </Button>
          )}
        </div>
      }
      width={480}
      centered
      styles={{ body: { maxHeight: 'calc(100dvh - 240px)', overflowY: 'auto' } }}
      destroyOnHidden
    >
      {gate.ground && gate.ready ? (
        <form
          className={styles.gate}
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            if (!gate.closed && !gate.approval) submit();
          }}
        >
          {said && (
            <p className={styles.gateNote} role="alert">
              {said}
            </p>
          )}
          <div>
            <GateItems gate={gate} ground={gate.ground} ending={gaveUp} onLeave={onClose} />
          </div>
          {!gate.closed && <ApprovalGates object={object.key} id={record.id} to={to} fill={gate.fill} askedBelow />}
          <Input.TextArea
            aria-label={noteFor}
            placeholder={noteFor}
            autoSize={{ minRows: 2, maxRows: 6 }}
            maxLength={2000}
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
          <button type="submit" hidden />
        </form>
      ) : gate.error ? (
        <ErrorState error={gate.error} onRetry={gate.retry} />
      ) : (
        <Loading />
      )}
    </Modal>
  );
}
