import { useTranslation } from 'react-i18next';
import { ChoiceList, FilterChip } from '../../../ui/FilterChip.tsx';
import { useSpan } from '../figure/useSpan.ts';
import { useCockpit } from '../scope/CockpitContext.ts';
import { PERIODS } from '../search.ts';
import { DayInput } from './DayInput.tsx';
import styles from './filters.module.css';

const NAMED = PERIODS.filter((key) => key !== 'custom');

/** The window of all flows; stocks are read on the day itself. */
export function PeriodFilter() {
  const { t } = useTranslation();
  const { scope, change } = useCockpit();
  const span = useSpan();
  const key = scope.search.period ?? 'last12Months';
  const { from, to } = scope.period;
  return (
    <FilterChip label={t('cockpit.period')} value={key === 'custom' ? span(scope.period) : t(`cockpit.periods.${key}`)}>
      {(close) => (
        <>
          <ChoiceList
            choices={NAMED.map((name) => ({ key: name, label: t(`cockpit.periods.${name}`) }))}
            value={key === 'custom' ? undefined : key}
            onChoose={(name) => {
              close();
              change({ period: name === 'last12Months' ? undefined : name, from: undefined, to: undefined });
            }}
          />
          <div className={styles.days}>
            <DayInput
              id="cockpit-from"
              label={t('cockpit.from')}
              value={from}
              onChange={(day) => change({ period: 'custom', from: day, to })}
            />
            <DayInput
              id="cockpit-to"
              label={t('cockpit.to')}
              value={to}
              onChange={(day) => change({ period: 'custom', from, to: day })}
            />
          </div>
        </>
      )}
    </FilterChip>
  );
}
