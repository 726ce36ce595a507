import { useTranslation } from 'react-i18next';
import { ChoiceList, FilterChip } from '../../../ui/FilterChip.tsx';
import { useCockpit } from '../scope/CockpitContext.ts';
import { AGES, type Age } from '../search.ts';

const UNTIL_DAY = 'day';

/** Equal age: every deal of the cohort is judged as many days after it entered; younger ones are left out. */
export function AgeFilter() {
  const { t } = useTranslation();
  const { scope, change } = useCockpit();
  const { age } = scope.search;
  const word = (key: Age) => t('cockpit.ageDays', { days: key });
  return (
    <FilterChip label={t('cockpit.age')} value={age ? word(age) : t('cockpit.ageNone')}>
      {(close) => (
        <ChoiceList<Age | typeof UNTIL_DAY>
          choices={[
            { key: UNTIL_DAY, label: t('cockpit.ageNone'), hint: t('cockpit.ageNoneHint') },
            ...AGES.map((key) => ({ key, label: word(key) })),
          ]}
          value={age ?? UNTIL_DAY}
          onChoose={(key) => {
            close();
            change({ age: key === UNTIL_DAY ? undefined : key });
          }}
        />
      )}
    </FilterChip>
  );
}
