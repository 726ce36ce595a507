import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FunnelBody } from '#contract/funnels.ts';
import type { ObjectBody } from '#contract/objects.ts';
import type { FieldValue } from '#domain/objects/types.ts';
import { usePhone } from '../../../browser/useMediaQuery.ts';
import { FormField } from '../../../fields/index.ts';
import { Drawer } from '../../../ui/Drawer.tsx';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { CloseIcon } from '../../../ui/icons.tsx';
import { useBoardActions } from '../BoardActions.ts';
import gateStyles from '../gate/GatePanel.module.css';
import type { BoardMoves, BulkMove } from '../moves/useBoardMoves.ts';
import styles from './Bulk.module.css';
import { bulkNeeds, fillsOf } from './bulkNeeds.ts';

type Props = {
  object: ObjectBody;
  funnel: FunnelBody;
  bulk: BulkMove;
  moves: Pick<BoardMoves, 'completeBulk' | 'cancelBulk' | 'undo'>;
};

/** How many cards of a move went through, what the others miss, and the common answer for them. */
export function BulkPanel({ object, funnel, bulk, moves }: Props) {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const phone = usePhone();
  const { nameOf, references, open } = useBoardActions();
  const [filled, setFilled] = useState<Record<string, FieldValue>>({});
  const [busy, setBusy] = useState(false);
  const { moved, refused } = bulk;
  const stage = nameOf(bulk.to);
  const title = t('board.bulkTitle', { count: refused.length, stage });
  const needs = bulkNeeds(funnel, refused, locale);
  const fields = object.fields.filter(({ key }) => needs.has(key));

  async function complete() {
    setBusy(true);
    await moves.completeBulk(fillsOf(needs, refused, filled));
    setBusy(false);
  }

  const content = (
    <>
      <p className={styles.outcome} role="status">
        {t('board.bulkOutcome', { total: moved.length + refused.length, count: moved.length, failed: refused.length })}
        {moved.length > 0 && (
          <Button
            size="small"
            type="link"
            onClick={() => {
              moves.cancelBulk();
              void moves.undo(moved);
            }}
          >
            {t('board.undoAll', { count: moved.length })}
          </Button>
        )}
      </p>
      {fields.length > 0 && (
        <form
          id={FORM}
          noValidate
          className={styles.fields}
          onSubmit={(event) => {
            event.preventDefault();
            void complete();
          }}
        >
          <h3 className={styles.heading}>{t('board.bulkFill')}</h3>
          {fields.map((field) => (
            <FormField
              key={field.key}
              field={field}
              value={filled[field.key] ?? null}
              references={references}
              help={t('board.bulkFillHint', { count: needs.get(field.key)?.size ?? 0 })}
              onChange={(value) => setFilled((known) => ({ ...known, [field.key]: value }))}
            />
          ))}
        </form>
      )}
      <h3 className={styles.heading}>{t('board.bulkRefused', { count: refused.length })}</h3>
      <ul className={styles.cards}>
        {refused.map(({ placement: { card }, outcome }) => (
          <li key={card.id}>
            <button type="button" onClick={() => open(card)}>
              <b>{(card.account && references[card.account]?.title) || card.company || card.title}</b> {card.title}
            </button>
            <ul>
              {outcome.reason === 'refused' ? (
                outcome.issues.map((issue) => (
                  <li key={`${issue.code} ${issue.field} ${issue.message}`}>{issue.message}</li>
                ))
              ) : (
                <li>{t(`board.${outcome.reason}`, { name: card.title })}</li>
              )}
            </ul>
          </li>
        ))}
      </ul>
    </>
  );
  const foot = (
    <div className={gateStyles.foot}>
      <Button
        type="primary"
        loading={busy}
        disabled={refused.every(({ outcome }) => outcome.reason === 'not_found')}
        onClick={() => void complete()}
      >
        {t('board.bulkAgain', { count: refused.length })}
      </Button>
      <div className="grow" />
      <Button type="text" onClick={moves.cancelBulk}>
        {t('board.bulkLeave')}
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
    <aside className={gateStyles.panel} aria-label={title}>
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
