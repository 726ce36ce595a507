import { Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { inLocale } from '#domain/kernel/localized.ts';
import type { RecordValues } from '#domain/objects/types.ts';
import { useMove } from '../../../api/funnels.ts';
import { useMoveCheck } from '../../../api/moves.ts';
import { FormField } from '../../../fields/index.ts';
import { ApprovalGates } from '../../../parts/approvals/index.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { QueryState } from '../../../ui/states.tsx';
import { fieldIn, useHere } from '../here.ts';
import { issuesByField } from '../issues.ts';
import { useMoves } from './moves.ts';
import styles from './stage.module.css';

/** Worth saying beside what a gate asks for, where the object has it. */
const ALSO: Readonly<Record<string, readonly string[]>> = {
  lossReason: ['lossNote', 'competitor'],
  rejectReason: ['rejectNote'],
};
const NO_FILL = {};

/** Asks for exactly what a stage still needs, and finishes the move with it. */
export function GateDialog({ to, onClose }: { to: string; onClose: () => void }) {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const { object, record, references, journey } = useHere();
  const { moved } = useMoves();
  const check = useMoveCheck({ object: object.key, id: record.id, to, fill: NO_FILL });
  const [fill, setFill] = useState<RecordValues>({});
  const [note, setNote] = useState('');
  const move = useMove(object.key);
  const stage = journey?.funnel.live.stages.find((known) => known.key === to);
  const name = stage ? inLocale(stage.names, locale) : to;
  const gaveUp = stage?.kind === 'lost' || stage?.kind === 'invalid';
  const title = t(gaveUp ? 'record.endAs' : 'record.gateTitle', { stage: name });
  const outcome = move.data?.ok === false ? move.data : undefined;
  const wrong = issuesByField(outcome?.issues ?? []);
  const forbidden = check.data?.issues.find((issue) => issue.code === 'move_not_allowed');
  const submit = () =>
    move.mutate(
      {
        id: record.id,
        ...(check.data ? { version: check.data.version } : {}),
        to,
        fill,
        ...(note.trim() ? { note: note.trim() } : {}),
      },
      {
        onSuccess: (done) => {
          if (!done.ok) return;
          onClose();
          moved(to, done.version);
        },
      },
    );
  return (
    <Modal
      open
      title={title}
      onCancel={onClose}
      onOk={submit}
      okText={gaveUp ? title : t('record.gateSubmit')}
      okButtonProps={{ disabled: !check.data || forbidden !== undefined, loading: move.isPending }}
      width={440}
      destroyOnHidden
    >
      <QueryState query={check} lines={3}>
        {({ fields, issues }) => (
          <form
            className={styles.gate}
            onSubmit={(event) => {
              event.preventDefault();
              submit();
            }}
          >
            {[...issues, ...(outcome?.issues ?? [])]
              .filter((issue) => !issue.field || issue.field === 'stage')
              .filter((issue) => !issue.code.startsWith('gate_approval'))
              .filter((issue, index, all) => all.findIndex((other) => other.message === issue.message) === index)
              .map((issue) => (
                <p key={issue.message} className={styles.gateNote}>
                  {issue.message}
                </p>
              ))}
            {move.isError && (
              <p className={styles.gateNote} role="alert">
                {move.error.message}
              </p>
            )}
            {!forbidden &&
              asked(fields).map((key) => {
                const field = fieldIn(object, key);
                return (
                  field && (
                    <FormField
                      key={key}
                      field={field}
                      required={fields.includes(key) || (stage?.requiredFields.includes(key) ?? false)}
                      references={references}
                      value={fill[key] ?? record.values[key] ?? null}
                      onChange={(value) => setFill((before) => ({ ...before, [key]: value }))}
                      error={wrong[key]}
                    />
                  )
                );
              })}
            {!forbidden && <ApprovalGates object={object.key} id={record.id} to={to} fill={fill} />}
            {!forbidden && (
              <Input.TextArea
                aria-label={t('record.moveNote')}
                placeholder={t('record.moveNote')}
                autoSize={{ minRows: 2, maxRows: 6 }}
                maxLength={2000}
                value={note}
                onChange={(event) => setNote(event.target.value)}
              />
            )}
            <button type="submit" hidden />
          </form>
        )}
      </QueryState>
    </Modal>
  );

  /** A reason that was given before is shown again: it may be another one this time. */
  function asked(missing: readonly string[]): string[] {
    const always = gaveUp ? stage.requiredFields : [];
    return [...new Set([...always, ...missing].flatMap((key) => [key, ...(ALSO[key] ?? [])]))];
  }
}
