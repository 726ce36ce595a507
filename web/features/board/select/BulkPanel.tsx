import { Button } from 'antd';
import { Fragment, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FunnelBody } from '#contract/funnels.ts';
import type { ObjectBody } from '#contract/objects.ts';
import { reasonFields } from '#domain/funnels/reasons.ts';
import type { FieldValue } from '#domain/objects/types.ts';
import { usePhone } from '../../../browser/useMediaQuery.ts';
import { FormField } from '../../../fields/index.ts';
import { AskMany } from '../../../parts/approvals/index.ts';
import { asOffered, follows, ReasonParts } from '../../../parts/gates/index.ts';
import { Drawer } from '../../../ui/Drawer.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { CloseIcon } from '../../../ui/icons.tsx';
import { Loading } from '../../../ui/states.tsx';
import { useBoardActions } from '../BoardActions.ts';
import { closedByEscape } from '../gate/closedByEscape.ts';
import gateStyles from '../gate/GatePanel.module.css';
import type { BoardMoves, BulkMove, Refusal } from '../moves/types.ts';
import styles from './Bulk.module.css';
import { BulkRefused } from './BulkRefused.tsx';
import { BulkSummary } from './BulkSummary.tsx';
import { bulkNeeds, fillsOf } from './bulkNeeds.ts';

type Props = {
  object: ObjectBody;
  funnel: FunnelBody;
  bulk: BulkMove;
  moves: Pick<BoardMoves, 'carryOut' | 'cancelBulk' | 'undo'>;
};

/** What a move of several cards will come to, then what it came to, and the common answer for what is missing. */
export function BulkPanel({ object, funnel, bulk, moves }: Props) {
  const { t } = useTranslation();
  const phone = usePhone();
  const { describe, references } = useBoardActions();
  const [filled, setFilled] = useState<Record<string, FieldValue>>({});
  const [busy, setBusy] = useState(false);
  const confirm = useRef<HTMLButtonElement>(null);
  const { state, going, refused } = bulk;
  const isDone = state === 'done';
  const all = [...going, ...refused.map(({ placement }) => placement)];
  const count = isDone ? refused.length : all.length + bulk.there;
  const title = t(isDone ? 'board.bulkTitle' : 'board.bulkAsk', { count, what: describe(bulk.spot, all) });
  const reasons = funnel.live.stages.find(({ key }) => key === bulk.spot.stage)?.reasons;
  const needs = bulkNeeds(refused, reasons);
  const why = reasons && needs.has(reasons.field) ? reasons : undefined;
  const told = why ? reasonFields(why) : [];
  const fields = object.fields.filter(({ key }) => needs.has(key) && (key === why?.field || !told.includes(key)));
  const fills = fillsOf(needs, refused, filled, !isDone, reasons);
  const put = (key: string, value: FieldValue) =>
    setFilled((known) => ({ ...known, ...follows(why, key, known), [key]: value }));
  const number = fills.size + (isDone ? 0 : going.length);
  const wordsOf = ({ outcome, placement: { card } }: Refusal) =>
    outcome.reason === 'refused'
      ? outcome.issues.map(({ message }) => message)
      : [t(`board.${outcome.reason}`, { name: card.title })];
  useEffect(() => {
    if (state === 'ready') confirm.current?.focus();
  }, [state]);

  async function carryOut() {
    if (number === 0 || busy) return;
    setBusy(true);
    await moves.carryOut(fills);
    setBusy(false);
  }

  const content =
    state === 'asking' ? (
      <Loading />
    ) : (
      <>
        <BulkSummary
          bulk={bulk}
          wordsOf={wordsOf}
          onUndo={() => {
            moves.cancelBulk();
            void moves.undo(going);
          }}
        />
        <form
          id={FORM}
          noValidate
          className={styles.fields}
          onSubmit={(event) => {
            event.preventDefault();
            void carryOut();
          }}
          // Enter ends a date or a choice here; it does not move many cards by the way.
          onKeyDown={(event) =>
            event.key === 'Enter' && event.target instanceof HTMLInputElement && event.preventDefault()
          }
        >
          {fields.length > 0 && <h3 className={styles.heading}>{t('board.bulkFill')}</h3>}
          {fields.map((field) => (
            <Fragment key={field.key}>
              <FormField
                field={asOffered(field, why, filled)}
                value={filled[field.key] ?? null}
                references={references}
                help={t('board.bulkFillHint', { count: needs.get(field.key)?.size ?? 0 })}
                onChange={(value) => put(field.key, value)}
              />
              {field.key === why?.field && (
                <ReasonParts object={object} reasons={why} values={filled} references={references} onChange={put} />
              )}
            </Fragment>
          ))}
        </form>
        <AskMany
          object={object.key}
          to={bulk.spot.stage}
          refused={refused.map(({ placement: { card }, outcome }) => ({ id: card.id, unmet: outcome.unmet }))}
        />
        {refused.length > 0 && <BulkRefused refused={refused} done={isDone} wordsOf={wordsOf} />}
      </>
    );
  const act = isDone || fills.size > 0 ? 'board.bulkAgain' : 'board.bulkGo';
  const foot = (
    <div className={gateStyles.foot}>
      <Button ref={confirm} type="primary" htmlType="submit" form={FORM} loading={busy} disabled={number === 0}>
        {number > 0 ? t(act, { count: number }) : t('board.bulkNone')}
      </Button>
      <div className="grow" />
      <Button type="text" onClick={moves.cancelBulk}>
        {t(isDone ? 'board.bulkLeave' : 'common.cancel')}
      </Button>
    </div>
  );
  if (phone) {
    return (
      <Drawer open onClose={moves.cancelBulk} title={title} label={title} footer={foot}>
        <div className={gateStyles.body}>{content}</div>
      </Drawer>
    );
  }
  return (
    <aside
      className={gateStyles.panel}
      aria-label={title}
      onKeyDown={(event) => closedByEscape(event) && moves.cancelBulk()}
    >
      <header className={gateStyles.head}>
        <div className={gateStyles.titleLine}>
          <h2>{title}</h2>
          <IconButton icon={CloseIcon} label={t('common.close')} onClick={moves.cancelBulk} />
        </div>
      </header>
      <div className={gateStyles.body}>{content}</div>
      {foot}
    </aside>
  );
}

const FORM = 'board-bulk';
