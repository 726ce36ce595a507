import type { FunnelBody, FunnelList } from '#contract/funnels.ts';
import type { ObjectBody } from '#contract/objects.ts';
import { addDays, daysBetween } from '#domain/kernel/calendar.ts';
import { inLocale, type Locale } from '#domain/kernel/localized.ts';
import type { Days } from '#domain/measures/previousWindow.ts';
import type { Dwell } from '../../../api/dwell.ts';
import { fieldOf } from '../../../api/objects.ts';
import type { DepartmentBody } from '../../../api/organisation.ts';
import type { CockpitSearch } from '../search.ts';
import { conditionOf, placeOf } from './conditions.ts';
import { baselineOf, periodOf, quarterOf, sameDaysAway } from './period.ts';
import type { Baseline, Scope } from './scope.ts';

export const PLACES = ['department', 'owner', 'productLine', 'source'] as const;

/** What the address is read against. */
export type Ground = {
  search: CockpitSearch;
  today: string;
  workspace: { fiscalYearStart: number; timeZone: string };
  funnels: FunnelBody[];
  phases: FunnelList['phases'];
  departments: DepartmentBody[];
  deal: ObjectBody;
  lead: ObjectBody | undefined;
  words: Scope['words'];
  placeName: string;
  dwell: Pick<Dwell, 'stalled'>;
  locale: Locale;
  /** What free conditions are called. */
  conditionWord: string;
};

/** The address with every default taken. */
export function makeScope(from: Ground): Scope {
  const { search, today, workspace, funnels, departments, deal, words, locale } = from;
  const past = search.asOf !== undefined && search.asOf < today;
  const day = past ? search.asOf! : today;
  const period = periodOf(search, day, workspace.fiscalYearStart);
  const quarter = quarterOf(day, workspace.fiscalYearStart);
  const funnel = chosenFunnel(search, funnels);
  const asOf = past ? { asOf: day } : {};
  const filters = conditionOf(search, departments, deal.fields);
  const leadFilters = leadFiltersOf(from, search);
  const missing = PLACES.filter((key) => search[key] && !from.lead?.fields.some((field) => field.key === key));
  return {
    search,
    today,
    day,
    funnels,
    funnel,
    step: funnel ? 'stage' : 'phase',
    steps: stepsOf(from, funnel),
    period,
    baseline: makeBaseline(from, day, period, quarter),
    quarter,
    ground: { ...(funnel ? { funnel: funnel.key } : {}), ...(filters ? { filters } : {}), ...asOf },
    leadGround: { ...(leadFilters ? { filters: leadFilters } : {}), ...asOf },
    leadLeftOut: [...missing.map((key) => labelOf(deal, key, locale)), ...(search.filter ? [from.conditionWord] : [])],
    // Of a past day: at its end.
    stalled: from.dwell.stalled(funnel ? [funnel] : funnels, past ? day : undefined),
    words,
  };
}

/** Free conditions are about deals; leads know fewer fields. */
const leadFiltersOf = ({ departments, lead }: Ground, search: Parameters<typeof conditionOf>[0]) =>
  conditionOf({ ...search, filter: undefined }, departments, lead?.fields ?? []);

function makeBaseline(from: Ground, day: string, period: Days, quarter: Days): Baseline | undefined {
  const { search, departments, deal, placeName } = from;
  const window = baselineOf(search, period);
  if (!window) return undefined;
  if (search.baseline !== 'department' && search.baseline !== 'owner') {
    const asOf = addDays(day, -daysBetween(window.from, period.from));
    return { window, quarter: quarterAgainst(search, quarter, window, period), asOf, place: undefined };
  }
  const other = placeOf(search);
  const filters = conditionOf(other, departments, deal.fields);
  return {
    window,
    quarter,
    asOf: undefined,
    place: { filters, leadFilters: leadFiltersOf(from, other), name: placeName },
  };
}

function stepsOf({ phases, locale }: Ground, funnel: FunnelBody | undefined): Scope['steps'] {
  const named = funnel
    ? funnel.live.stages
    : phases.filter((phase) => phase.objectKey === 'opportunity').toSorted((a, b) => a.position - b.position);
  return named.filter(({ kind }) => kind === 'open').map(({ key, names }) => ({ key, label: inLocale(names, locale) }));
}

/** A workspace with one funnel is read by its stages without being asked. */
function chosenFunnel(search: CockpitSearch, funnels: readonly FunnelBody[]): FunnelBody | undefined {
  return funnels.find((funnel) => funnel.key === search.funnel) ?? (funnels.length === 1 ? funnels[0] : undefined);
}

/** As much of the quarter that lies as far back as the baseline does. */
function quarterAgainst(search: CockpitSearch, quarter: Days, window: Days, period: Days): Days {
  if (search.baseline === 'yearBefore') return sameDaysAway(quarter, -12);
  if (search.baseline !== 'fixed') return sameDaysAway(quarter, -3);
  const back = daysBetween(window.from, period.from);
  return { from: addDays(quarter.from, -back), to: addDays(quarter.to, -back) };
}

/** A field's name in the reader's language. */
export function labelOf(object: ObjectBody, key: string, locale: Locale): string {
  const field = fieldOf(object, key);
  return field ? inLocale(field.labels, locale) : key;
}
