import { useTranslation } from 'react-i18next';
import type { RecordBody, ReferencesBody } from '#contract/records.ts';
import { useOpenRecord } from '../../../browser/openRecord.ts';
import { Person } from '../../../ui/Avatar.tsx';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import styles from './DealTable.module.css';
import { useReading } from './useReading.ts';

type Props = { items: readonly { id: string; record: RecordBody }[]; references: ReferencesBody };

/** Leads in lines; a line opens its lead. */
export function LeadTable({ items, references }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const open = useOpenRecord();
  const read = useReading('lead');
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th>{t('cockpit.leadColumn')}</th>
          <th>{t('cockpit.stage')}</th>
          <th>{t('cockpit.source')}</th>
          <th className={styles.right}>{t('cockpit.createdAt')}</th>
          <th>{t('cockpit.owner')}</th>
        </tr>
      </thead>
      <tbody>
        {items.map(({ id, record: { values } }) => {
          const owner = read.title(references, values.owner);
          const show = () => open({ object: 'lead', id });
          return (
            <tr key={id} onClick={show}>
              <td className={styles.deal}>
                <button
                  type="button"
                  className={styles.name}
                  onClick={(event) => {
                    event.stopPropagation();
                    show();
                  }}
                >
                  <b className="ellipsis">{String(values.company ?? values.name ?? '')}</b>
                  <small className="ellipsis">{values.company ? String(values.name ?? '') : ''}</small>
                </button>
              </td>
              <td className={styles.stage}>{read.stage(values)}</td>
              <td>{read.option('source', values.source)}</td>
              <td className={styles.right}>{format.date(String(values.createdAt ?? ''))}</td>
              <td>{owner && <Person name={owner} />}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
