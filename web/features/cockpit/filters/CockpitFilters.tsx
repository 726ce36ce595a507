import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ObjectBody } from '#contract/objects.ts';
import { inLocale } from '#domain/kernel/localized.ts';
import { fieldOf, useObject } from '../../../api/objects.ts';
import { FilterBar as Conditions } from '../../../parts/conditions/index.ts';
import { ChoiceList, FilterBar, FilterChip } from '../../../ui/FilterChip.tsx';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { useCockpit } from '../scope/CockpitContext.ts';
import { AsOfFilter } from './AsOfFilter.tsx';
import { BaselineFilter } from './BaselineFilter.tsx';
import { DepartmentFilter } from './DepartmentFilter.tsx';
import styles from './filters.module.css';
import { OwnerFilter } from './OwnerFilter.tsx';
import { PeriodFilter } from './PeriodFilter.tsx';

const ALL = '';

/** The line of filters; every choice stands in the address. */
export function CockpitFilters({ deal }: { deal: ObjectBody }) {
  const { t } = useTranslation();
  const { scope, change } = useCockpit();
  const { department, owner, productLine, source, funnel, filter } = scope.search;
  const filtered = department ?? owner ?? productLine ?? source ?? funnel ?? filter;
  return (
    <FilterBar>
      <FunnelFilter />
      <DepartmentFilter />
      <OwnerFilter />
      <OptionFilter field="productLine" />
      <OptionFilter field="source" />
      <PeriodFilter />
      <BaselineFilter />
      {filtered && (
        <Button
          type="text"
          size="small"
          onClick={() =>
            change({
              funnel: undefined,
              department: undefined,
              owner: undefined,
              productLine: undefined,
              source: undefined,
              filter: undefined,
            })
          }
        >
          {t('common.clearFilters')}
        </Button>
      )}
      <div className={styles.conditions}>
        <Conditions object={deal} value={filter} onChange={(next) => change({ filter: next })} />
      </div>
      <div className={styles.asOf}>
        <AsOfFilter />
      </div>
    </FilterBar>
  );
}

function FunnelFilter() {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const { scope, change } = useCockpit();
  if (scope.funnels.length < 2) return null;
  const all = t('cockpit.allFunnels');
  const choices = scope.funnels.map(({ key, names }) => ({ key, label: inLocale(names, locale) }));
  return (
    <FilterChip label={t('cockpit.funnel')} value={scope.funnel ? inLocale(scope.funnel.names, locale) : all}>
      {(close) => (
        <ChoiceList
          choices={[{ key: ALL, label: all, hint: t('cockpit.byPhase') }, ...choices]}
          value={scope.funnel?.key ?? ALL}
          onChoose={(key) => {
            close();
            // Columns by stages of one funnel mean nothing in another.
            change({ funnel: key || undefined });
          }}
        />
      )}
    </FilterChip>
  );
}

/** One of a select field's options. */
function OptionFilter({ field: key }: { field: 'productLine' | 'source' }) {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const { scope, change } = useCockpit();
  const deal = useObject('opportunity');
  const field = deal && fieldOf(deal, key);
  if (!field?.options?.length) return null;
  const choices = field.options.map((option) => ({ key: option.key, label: inLocale(option.labels, locale) }));
  const chosen = scope.search[key];
  return (
    <FilterChip
      label={inLocale(field.labels, locale)}
      value={choices.find((choice) => choice.key === chosen)?.label ?? t('common.all')}
    >
      {(close) => (
        <ChoiceList
          choices={[{ key: ALL, label: t('common.all') }, ...choices]}
          value={chosen ?? ALL}
          onChoose={(value) => {
            close();
            change({ [key]: value || undefined });
          }}
        />
      )}
    </FilterChip>
  );
}
