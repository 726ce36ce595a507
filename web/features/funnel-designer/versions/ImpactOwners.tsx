import { useTranslation } from 'react-i18next';
import type { Impact } from '#domain/funnels/impact/impactTally.ts';
import { useUser } from '../../../api/organisation.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import styles from './versions.module.css';

const MOST = 8;

/** Whose records are affected, those with most first. */
export function ImpactOwners({ owners }: Pick<Impact, 'owners'>) {
  const { t } = useTranslation();
  if (owners.length === 0) return null;
  return (
    <table className={styles.table}>
      <caption className="visually-hidden">{t('designer.impactWhose')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('designer.impactWhose')}</th>
          <th scope="col" className={styles.number}>
            {t('designer.impactMoved')}
          </th>
          <th scope="col" className={styles.number}>
            {t('designer.impactMissing')}
          </th>
        </tr>
      </thead>
      <tbody>
        {owners.slice(0, MOST).map((owner) => (
          <Owner key={`${owner.owner} ${owner.department}`} owner={owner} />
        ))}
      </tbody>
      {owners.length > MOST && (
        <tfoot>
          <tr>
            <td colSpan={3}>{t('designer.impactMore', { count: owners.length - MOST })}</td>
          </tr>
        </tfoot>
      )}
    </table>
  );
}

function Owner({ owner }: { owner: Impact['owners'][number] }) {
  const { t } = useTranslation();
  const { number } = useFormat();
  const user = useUser(owner.owner ?? undefined);
  return (
    <tr>
      <th scope="row">{owner.owner ? (user.data?.name ?? '…') : t('common.none')}</th>
      <td className={styles.number}>{number(owner.moved)}</td>
      <td className={styles.number}>{number(owner.short)}</td>
    </tr>
  );
}
