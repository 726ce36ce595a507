import type { ReactNode } from 'react';
import type { RecordBody } from '#contract/records.ts';
import { useOpenRecord } from '../../../browser/openRecord.ts';
import { Amount } from '../../../ui/Amount.tsx';
import { Avatar } from '../../../ui/Avatar.tsx';
import { cx } from '../../../ui/cx.ts';
import { useTodayView } from '../TodayContext.ts';
import styles from '../today.module.css';

/** A deal in a list of the day: what it is about first, the deal and its customer below. */
export function DealRow({ deal, first, children }: { deal: RecordBody; first?: string; children?: ReactNode }) {
  const open = useOpenRecord();
  const { today, nameOf } = useTodayView();
  const { name, account, amount, owner } = deal.values;
  const customer = nameOf(account);
  const ownerName = nameOf(owner);
  const below = first ? [String(name), customer] : [customer];
  return (
    <li className={styles.row}>
      <div className={styles.main}>
        <button
          type="button"
          className={cx(styles.open, styles.line)}
          onClick={() => open({ object: 'opportunity', id: deal.id })}
        >
          {first ?? String(name)}
        </button>
        <span className={cx(styles.line, styles.small)}>{below.filter(Boolean).join(' · ')}</span>
      </div>
      {children}
      <span className={styles.end}>{amount && <Amount value={String(amount)} />}</span>
      {today.scope === 'team' && ownerName && <Avatar name={ownerName} size={20} />}
    </li>
  );
}
