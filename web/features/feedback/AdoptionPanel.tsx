import { useTranslation } from 'react-i18next';
import type { AdoptionGroup } from '#contract/feedback.ts';
import { useAdoption } from '../../api/feedback.ts';
import { useFormat } from '../../ui/FormatProvider.tsx';
import { Panel } from '../../ui/Panel.tsx';
import styles from './feedback.module.css';

/** How the teams of a pilot do against all others. Nothing where no pilot runs. */
export function AdoptionPanel({ funnel, days }: { funnel: string; days: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { data } = useAdoption(funnel, days);
  if (!data?.pilot || !data.control) return null;
  const { pilot, control } = data;
  const inDays = (value: number | null) => (value === null ? '–' : format.days(value));
  const share = (value: number | null) => (value === null ? '–' : format.percent(value));
  const each = (value: number | null) => (value === null ? '–' : format.number(Math.round(value * 100) / 100));
  const lines: [string, (group: AdoptionGroup) => string][] = [
    [t('feedback.activePeople'), ({ people }) => format.number(people)],
    [t('feedback.openNow'), ({ open }) => format.number(open)],
    [t('feedback.moves'), ({ moves }) => format.number(moves)],
    [t('feedback.movesEach'), ({ moves, open }) => each(open > 0 ? moves / open : null)],
    [t('feedback.medianDwell'), ({ medianDwell }) => inDays(medianDwell)],
    [t('feedback.refusedShare'), ({ refusedShare }) => share(refusedShare)],
    [t('feedback.overridesEach'), ({ overridesPerRecord }) => each(overridesPerRecord)],
  ];
  return (
    <Panel flush title={t('feedback.adoption')} sub={t('feedback.adoptionSub', { date: format.date(data.since) })}>
      <div className={styles.scroll}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th>{t('feedback.figure')}</th>
              <th className={styles.right}>{t('feedback.pilotTeams', { number: pilot.version })}</th>
              <th className={styles.right}>{t('feedback.otherTeams', { number: control.version })}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map(([name, read]) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td className={styles.right}>
                  <b>{read(pilot)}</b>
                </td>
                <td className={styles.right}>{read(control)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}
