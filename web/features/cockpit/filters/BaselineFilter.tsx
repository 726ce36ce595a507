import { useTranslation } from 'react-i18next';
import { useDepartments } from '../../../api/organisation.ts';
import { ChoiceList, FilterChip } from '../../../ui/FilterChip.tsx';
import { SearchList } from '../../../ui/SearchList.tsx';
import { useSpan } from '../figure/useSpan.ts';
import { useCockpit } from '../scope/CockpitContext.ts';
import { BASELINES } from '../search.ts';
import { DayInput } from './DayInput.tsx';
import { inTree } from './DepartmentFilter.tsx';
import styles from './filters.module.css';
import { PersonChoices } from './OwnerFilter.tsx';

/** What the page is compared with: other days, or the same days of another department or person; said in words below. */
export function BaselineFilter() {
  const { t } = useTranslation();
  const { scope, change } = useCockpit();
  const key = scope.search.baseline ?? 'previous';
  const { baseline } = scope;
  const value = baseline?.place?.name ?? t(`cockpit.baselines.${key}`);
  return (
    <FilterChip label={t('cockpit.baseline')} value={value}>
      {(close) => (
        <div className={styles.search}>
          <ChoiceList
            choices={BASELINES.map((name) => ({ key: name, label: t(`cockpit.baselines.${name}`) }))}
            value={key}
            onChoose={(name) => {
              if (!FURTHER.has(name)) close();
              change({ baseline: name === 'previous' ? undefined : name });
            }}
          />
          <Further close={close} />
          <Sentence />
        </div>
      )}
    </FilterChip>
  );
}

/** These ask on: which days, whose. */
const FURTHER = new Set(['fixed', 'department', 'owner']);

function Further({ close }: { close: () => void }) {
  const { t } = useTranslation();
  const { scope, change } = useCockpit();
  const { baseline, search } = scope;
  const departments = useDepartments();
  if (search.baseline === 'department') {
    return (
      <SearchList
        choices={inTree(departments.filter((department) => department.active))}
        value={search.baseDepartment}
        placeholder={t('cockpit.findDepartment')}
        onChoose={(id) => {
          close();
          change({ baseDepartment: id });
        }}
      />
    );
  }
  if (search.baseline === 'owner') {
    return (
      <PersonChoices
        value={search.baseOwner}
        onChoose={(id) => {
          close();
          change({ baseOwner: id || undefined });
        }}
      />
    );
  }
  if (search.baseline !== 'fixed' || !baseline) return null;
  const { from, to } = baseline.window;
  return (
    <div className={styles.days}>
      <DayInput
        id="cockpit-base-from"
        label={t('cockpit.from')}
        value={from}
        onChange={(day) => change({ baseFrom: day, baseTo: to })}
      />
      <DayInput
        id="cockpit-base-to"
        label={t('cockpit.to')}
        value={to}
        onChange={(day) => change({ baseFrom: from, baseTo: day })}
      />
    </div>
  );
}

function Sentence() {
  const { t } = useTranslation();
  const span = useSpan();
  const { period, baseline } = useCockpit().scope;
  if (!baseline) return null;
  const words = baseline.place
    ? t('cockpit.comparesPlace', { name: baseline.place.name, span: span(period) })
    : t('cockpit.comparesDays', { span: span(period), before: span(baseline.window) });
  return <p className={styles.sentence}>{words}</p>;
}
