import { useTranslation } from 'react-i18next';
import type { ReferencesBody } from '#contract/records.ts';
import type { PersonShare, Share } from '#domain/funnels/replay/replayTally.ts';
import { useDepartments } from '../../api/departments.ts';
import { useFormat } from '../../ui/FormatProvider.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { departmentTotals } from './departmentTotals.ts';
import styles from './replay.module.css';

type Props = { people: readonly PersonShare[]; references: ReferencesBody };

/** Whom it would have met: department by department, person by person, by whose record it was when it moved. */
export function PeoplePanel({ people, references }: Props) {
  const { t } = useTranslation();
  const departments = useDepartments().data ?? [];
  if (people.length === 0) return null;
  const departmentName = (id: string | null) =>
    departments.find((one) => one.id === id)?.name ?? t('replay.noDepartment');
  return (
    <Panel flush title={t('replay.people')} sub={t('replay.peopleSub')}>
      <div className={styles.scroll}>
        <table className={styles.narrow}>
          <thead>
            <tr>
              <th scope="col">{t('replay.person')}</th>
              {(['moves', 'refused', 'delayed', 'flagged'] as const).map((key) => (
                <th key={key} scope="col" className={styles.right}>
                  {t(key === 'moves' ? 'replay.moves' : `replay.effects.${key}`)}
                </th>
              ))}
            </tr>
          </thead>
          {departmentTotals(people).map(({ department, people: members, ...total }) => (
            <tbody key={department}>
              <tr className={styles.total}>
                <th scope="rowgroup">{departmentName(department)}</th>
                <Shares share={total} />
              </tr>
              {members.map((share) => (
                <tr key={share.owner}>
                  <th scope="row" className={styles.member}>
                    {(share.owner && references[share.owner]?.title) || t('replay.nobody')}
                  </th>
                  <Shares share={share} />
                </tr>
              ))}
            </tbody>
          ))}
        </table>
      </div>
    </Panel>
  );
}

function Shares({ share }: { share: Share }) {
  const { number, percent } = useFormat();
  const held = (count: number) =>
    count > 0 ? (
      <span title={percent(count / share.moves)}>{number(count)}</span>
    ) : (
      <span className="tone-quiet">–</span>
    );
  return (
    <>
      <td className={styles.right}>{number(share.moves)}</td>
      <td className={styles.right}>{held(share.refused)}</td>
      <td className={styles.right}>{held(share.delayed)}</td>
      <td className={styles.right}>{held(share.flagged)}</td>
    </>
  );
}
