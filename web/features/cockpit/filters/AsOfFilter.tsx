import { useTranslation } from 'react-i18next';
import { addDays, monthStart, quarterStart, yearStart } from '#domain/kernel/calendar.ts';
import { useSession } from '../../../api/session.ts';
import { ChoiceList, FilterChip } from '../../../ui/FilterChip.tsx';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { useCockpit } from '../scope/CockpitContext.ts';
import { DayInput } from './DayInput.tsx';
import styles from './filters.module.css';

/** Travels in time: the page as it was at the end of a day. */
export function AsOfFilter() {
  const { t } = useTranslation();
  const format = useFormat();
  const { scope, change } = useCockpit();
  const { fiscalYearStart } = useSession().workspace;
  const { day, today } = scope;
  const ends = [
    { key: today, label: t('cockpit.todayWord') },
    { key: addDays(monthStart(today), -1), label: t('cockpit.monthEnd') },
    { key: addDays(quarterStart(today, fiscalYearStart), -1), label: t('cockpit.quarterEnd') },
    { key: addDays(yearStart(today, fiscalYearStart), -1), label: t('cockpit.yearEnd') },
  ];
  const choices = ends
    .filter((end, index) => ends.findIndex((other) => other.key === end.key) === index)
    .map((end) => ({ ...end, hint: format.date(end.key, 'full') }));
  const go = (asOf: string) => change({ asOf: asOf < today ? asOf : undefined });
  return (
    <FilterChip
      label={t('cockpit.asOf')}
      value={day === today ? t('cockpit.today', { day: format.date(day) }) : format.date(day, 'full')}
      marked
    >
      {(close) => (
        <>
          <ChoiceList
            choices={choices}
            value={day}
            onChoose={(key) => {
              close();
              go(key);
            }}
          />
          <div className={styles.days}>
            <DayInput
              id="cockpit-as-of"
              label={t('cockpit.otherDay')}
              value={day}
              className={styles.wide}
              onChange={(key) => {
                close();
                go(key);
              }}
            />
          </div>
        </>
      )}
    </FilterChip>
  );
}
