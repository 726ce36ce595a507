import { useMemo, useState } from 'react';
import type { FunnelBody } from '#contract/funnels.ts';
import { inLocale } from '#domain/kernel/localized.ts';
import { useFunnelsOf } from '../../../api/funnels.ts';
import { fieldOf, useObject } from '../../../api/objects.ts';
import { useDepartments, useUser } from '../../../api/organisation.ts';
import { useSession } from '../../../api/session.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import type { CockpitSearch } from '../search.ts';
import { conditionOf, stalledCondition } from './conditions.ts';
import { baselineOf, periodOf, quarterOf, sameDaysAway } from './period.ts';
import type { Scope } from './scope.ts';

const PLACES = ['department', 'owner', 'productLine', 'source'] as const;

/** The address of the page, read against the workspace. */
export function useScope(search: CockpitSearch): Scope {
  const funnels = useFunnelsOf('opportunity');
  const departments = useDepartments();
  const deal = useObject('opportunity');
  const lead = useObject('lead');
  const { workspace } = useSession();
  const format = useFormat();
  const words = useWords(search);
  const today = format.today();
  // One moment for all questions of the page: it must not run on with every render.
  const [openedAt] = useState(() => new Date());
  return useMemo(() => {
    const day = search.asOf && search.asOf < today ? search.asOf : today;
    const period = periodOf(search, day, workspace.fiscalYearStart);
    const baseline = baselineOf(search, period);
    const quarter = quarterOf(day, workspace.fiscalYearStart);
    const funnel = chosenFunnel(search, funnels);
    const asOf = day < today ? { asOf: day } : {};
    const filters = conditionOf(search, departments, deal?.fields ?? []);
    const leadFilters = conditionOf(search, departments, lead?.fields ?? []);
    const missing = PLACES.filter((key) => search[key] && !lead?.fields.some((field) => field.key === key));
    return {
      search,
      today,
      day,
      funnels,
      funnel,
      step: funnel ? 'stage' : 'phase',
      period,
      baseline,
      quarter,
      quarterBefore: baseline && sameDaysAway(quarter, search.baseline === 'yearBefore' ? -12 : -3),
      ground: { ...(funnel ? { funnel: funnel.key } : {}), ...(filters ? { filters } : {}), ...asOf },
      leadGround: { ...(leadFilters ? { filters: leadFilters } : {}), ...asOf },
      leadLeftOut: missing.map((key) => labelOf(deal, key, format.locale)),
      stalled: stalledCondition(funnel ? [funnel] : funnels, openedAt),
      words,
    };
  }, [search, today, workspace, funnels, departments, deal, lead, words, openedAt, format.locale]);
}

/** A workspace with one funnel is read by its stages without being asked. */
function chosenFunnel(search: CockpitSearch, funnels: readonly FunnelBody[]): FunnelBody | undefined {
  return funnels.find((funnel) => funnel.key === search.funnel) ?? (funnels.length === 1 ? funnels[0] : undefined);
}

type Definition = ReturnType<typeof useObject>;

function labelOf(object: Definition, key: string, locale: Parameters<typeof inLocale>[1]): string {
  const field = object && fieldOf(object, key);
  return field ? inLocale(field.labels, locale) : key;
}

function useWords(search: CockpitSearch): [string, string][] {
  const deal = useObject('opportunity');
  const departments = useDepartments();
  const owner = useUser(search.owner).data?.name;
  const { locale } = useFormat();
  return useMemo(() => {
    const nameOf = (key: (typeof PLACES)[number], value: string): string | undefined => {
      if (key === 'department') return departments.find((department) => department.id === value)?.name;
      if (key === 'owner') return owner;
      const option = deal && fieldOf(deal, key)?.options?.find((candidate) => candidate.key === value);
      return option && inLocale(option.labels, locale);
    };
    return PLACES.flatMap((key): [string, string][] => {
      const value = search[key];
      return value ? [[labelOf(deal, key, locale), nameOf(key, value) ?? '…']] : [];
    });
  }, [search, deal, departments, owner, locale]);
}
