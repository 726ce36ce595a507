import { useTranslation } from 'react-i18next';
import type { RecordBody, ReferencesBody } from '#contract/records.ts';
import { useDwell } from '../../../api/dwell.ts';
import { useOpenRecord } from '../../../browser/openRecord.ts';
import { Amount } from '../../../ui/Amount.tsx';
import { Person } from '../../../ui/Avatar.tsx';
import { cx } from '../../../ui/cx.ts';
import { Days } from '../../../ui/Days.tsx';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { useCockpit } from '../scope/CockpitContext.ts';
import styles from './DealTable.module.css';
import { useReading } from './useReading.ts';

type DealItem = { id: string; record: RecordBody; visit?: { enteredAt: string; leftAt: string | null } | null };

type Props = {
  items: readonly DealItem[];
  references: ReferencesBody;
  /** Which last column says most: the next step, why it was lost, when it was won, or how long the stay took. */
  kind: 'stalled' | 'open' | 'closed' | 'visit';
};

/** Deals in lines of two rows; a line opens its deal. */
export function DealTable({ items, references, kind }: Props) {
  const { t } = useTranslation();
  return (
    <div className={styles.box}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th>{t('cockpit.dealColumn')}</th>
            <th>{t('cockpit.stage')}</th>
            <th className={styles.right}>
              {t(kind === 'visit' ? 'cockpit.stay' : kind === 'closed' ? 'cockpit.closedAt' : 'cockpit.daysColumn')}
            </th>
            <th className={styles.right}>{t('cockpit.amount')}</th>
            <th>{t('cockpit.owner')}</th>
            <th className={styles.last}>{t(kind === 'closed' ? 'cockpit.lossReason' : 'cockpit.nextStep')}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((item, index) => (
            <DealLine
              key={`${item.id} ${item.visit?.enteredAt ?? index}`}
              item={item}
              references={references}
              kind={kind}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function DealLine({ item, references, kind }: { item: DealItem } & Pick<Props, 'references' | 'kind'>) {
  const format = useFormat();
  const open = useOpenRecord();
  const read = useReading('opportunity');
  const { scope } = useCockpit();
  const dwell = useDwell();
  const { values } = item.record;
  // Of a past day it is not known here whether the record was snoozed then.
  const snoozed = scope.day === scope.today ? dwell.snoozedOf(values) : undefined;
  const account = read.title(references, values.account);
  const owner = read.title(references, values.owner);
  const name = String(values.name ?? '');
  return (
    <tr onClick={() => open({ object: 'opportunity', id: item.id })}>
      <td className={styles.deal}>
        <button
          type="button"
          className={styles.name}
          onClick={(event) => {
            event.stopPropagation();
            open({ object: 'opportunity', id: item.id });
          }}
        >
          <b className="ellipsis">{account ?? name}</b>
          <small className="ellipsis">{account ? name : ''}</small>
        </button>
      </td>
      <td className={styles.stage}>{read.stage(values)}</td>
      <td className={styles.right}>{time()}</td>
      <td className={styles.right}>
        <Amount value={values.amount as string | null} strong />
      </td>
      <td>{owner && <Person name={owner} />}</td>
      <td className={cx(styles.last, 'ellipsis')}>
        {kind === 'closed' ? read.option('lossReason', values.lossReason) : String(values.nextStep ?? '')}
      </td>
    </tr>
  );

  function time() {
    if (kind === 'visit' && item.visit) {
      const { enteredAt, leftAt } = item.visit;
      return `${format.date(enteredAt)} – ${leftAt ? format.date(leftAt) : '…'}`;
    }
    if (values.stageKind !== 'open') return values.closedAt ? format.date(String(values.closedAt)) : '';
    const stay = dwell.stayOf(values, scope.day);
    return stay && <Days stay={stay} snoozed={snoozed} plain />;
  }
}
