import type { FunnelBody } from '#contract/funnels.ts';
import type { MeasureQueryBody } from '#contract/measures.ts';
import type { Days } from '#domain/measures/previousWindow.ts';
import type { Condition } from '#domain/records/condition.ts';
import type { CockpitSearch } from '../search.ts';

/** What every question of a page has in common. */
type Ground = Pick<MeasureQueryBody, 'funnel' | 'filters' | 'asOf'>;

/** What the page is compared with: other days, or the same days of another department or person. */
export type Baseline = {
  window: Days;
  quarter: Days;
  /** The day that stocks are read on; undefined: as the page itself. */
  asOf: string | undefined;
  /** In place of the page's filters, where it is another place. */
  place: { filters: Condition | undefined; leadFilters: Condition | undefined; name: string } | undefined;
};

/** The address with every default taken: what the page is about. */
export type Scope = {
  search: CockpitSearch;
  /** Today in the workspace, and the day that the page stands on. */
  today: string;
  day: string;
  funnels: FunnelBody[];
  funnel: FunnelBody | undefined;
  /** What the steps are: stages of one funnel, or the phases that all share. */
  step: 'stage' | 'phase';
  period: Days;
  baseline: Baseline | undefined;
  /** The present quarter up to the day. */
  quarter: Days;
  ground: Ground;
  /** Leads have fewer fields: filters that do not fit are left out, and named. */
  leadGround: Ground;
  leadLeftOut: string[];
  stalled: Condition;
  /** The open steps, in order: stages of the funnel, or phases. */
  steps: { key: string; label: string }[];
  /** The chosen filters in words: `['部门', '华东区']`. */
  words: [label: string, value: string][];
};
