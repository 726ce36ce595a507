import { Button, Input } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FunnelBody } from '#contract/funnels.ts';
import { useUpdateOne } from '../../../api/records.ts';
import { usePhone } from '../../../browser/useMediaQuery.ts';
import { ApprovalGates, AskPrimary } from '../../../parts/approvals/index.ts';
import { CommentLink } from '../../../parts/feedback/index.ts';
import { GateItems, OverrideAsk, useGateAsk } from '../../../parts/gates/index.ts';
import { Drawer } from '../../../ui/Drawer.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { CloseIcon } from '../../../ui/icons.tsx';
import { ErrorState, Loading } from '../../../ui/states.tsx';
import { toast } from '../../../ui/toast.ts';
import { focusCard } from '../card/focusCard.ts';
import type { Placement } from '../model/placements.ts';
import type { BoardMoves } from '../moves/types.ts';
import { closedByEscape } from './closedByEscape.ts';
import { GateHead } from './GateHead.tsx';
import styles from './GatePanel.module.css';
import { gateTitle } from './gateTitle.ts';

type Props = {
  object: string;
  funnel: FunnelBody;
  placement: Placement;
  moves: Pick<BoardMoves, 'complete' | 'cancel'>;
  nameOf: (stage: string) => string;
};

/** Asks for exactly what a move still needs, and finishes it. The board beside it stays in use. */
export function GatePanel({ object, funnel, placement, moves, nameOf }: Props) {
  const { t } = useTranslation();
  const phone = usePhone();
  const { card, from, to } = placement;
  const gate = useGateAsk({ object, id: card.id, funnel, from, to });
  const [busy, setBusy] = useState(false);
  const [note, setNote] = useState('');
  const { mutateAsync: save, isPending: saving } = useUpdateOne(object);
  const kind = gateTitle(funnel, placement);
  const ending = kind === 'board.endAs';
  const title = t(kind, { stage: nameOf(placement.to) });

  // Back to the card that asked, wherever it stands afterwards.
  useEffect(() => () => focusCard(placement.card.id), [placement.card.id]);

  async function send(reason?: string) {
    if (gate.version === undefined || busy) return;
    setBusy(true);
    gate.setRefusal(await moves.complete(gate.fill, gate.version, reason));
    setBusy(false);
  }

  async function keep() {
    const outcome = await save({
      id: placement.card.id,
      values: gate.fill,
      ...(gate.version === undefined ? {} : { version: gate.version }),
    }).catch(() => undefined);
    if (outcome?.ok) {
      toast(t('board.kept'));
      moves.cancel();
    } else toast(outcome?.issues[0]?.message ?? t('errors.unexpected'), { failed: true });
  }

  const head = <GateHead placement={placement} gate={gate} />;
  const body = (
    <form
      id={FORM}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (gate.complete) void send();
      }}
    >
      {gate.ground && gate.ready ? (
        <>
          <GateItems gate={gate} ground={gate.ground} ending={ending} />
          <div className={styles.approvals}>
            <ApprovalGates object={object} id={placement.card.id} to={placement.to} fill={gate.fill} askedBelow />
            {gate.approval === 'ask' && (
              <Input.TextArea
                aria-label={t('approvals.note')}
                placeholder={t('approvals.note')}
                autoSize={{ minRows: 1, maxRows: 5 }}
                maxLength={2000}
                value={note}
                onChange={(event) => setNote(event.target.value)}
              />
            )}
          </div>
        </>
      ) : gate.error ? (
        <ErrorState error={gate.error} onRetry={gate.retry} />
      ) : (
        <Loading />
      )}
    </form>
  );
  const foot = (
    <div className={styles.foot}>
      {gate.said && (
        <p className={styles.refusal} role="alert">
          {gate.said}
        </p>
      )}
      {gate.approval ? (
        <AskPrimary
          wish={{ object, id: card.id, to, fill: gate.fill }}
          note={note}
          waits={gate.approval === 'waits'}
          disabled={!gate.ready}
        />
      ) : (
        <Button type="primary" htmlType="submit" form={FORM} disabled={!gate.ready || !gate.complete} loading={busy}>
          {ending ? title : t('board.complete')}
        </Button>
      )}
      {Object.keys(gate.fill).length > 0 && (
        <Button type="text" loading={saving} onClick={() => void keep()}>
          {t('board.keep')}
        </Button>
      )}
      <CommentLink funnel={funnel} record={placement.card.id} stage={placement.to} asks={gate.asks} />
      <div className="grow" />
      {gate.mayOverride && <OverrideAsk busy={busy} onOverride={(reason) => void send(reason)} />}
      <Button type="text" onClick={moves.cancel}>
        {t('common.cancel')}
      </Button>
    </div>
  );

  if (phone) {
    return (
      <Drawer open onClose={moves.cancel} title={title} label={title} footer={foot}>
        <div className={styles.head}>{head}</div>
        <div className={styles.body}>{body}</div>
      </Drawer>
    );
  }
  return (
    <aside className={styles.panel} aria-label={title} onKeyDown={(event) => closedByEscape(event) && moves.cancel()}>
      <header className={styles.head}>
        <div className={styles.titleLine}>
          <h2>{title}</h2>
          <IconButton icon={CloseIcon} label={t('common.close')} onClick={moves.cancel} />
        </div>
        {head}
      </header>
      <div className={styles.body}>{body}</div>
      {foot}
    </aside>
  );
}

const FORM = 'board-gate';
