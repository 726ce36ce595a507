import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MEASURE_KEYS } from '#domain/measures/types.ts';
import {
  AGES,
  BASELINES,
  CHART_MODES,
  type CockpitSearch,
  cockpitSearch,
  PERCENTS,
  PERIODS,
  TOPS,
  WIN_MODES,
} from './search.ts';

const DAY = fc.constantFrom('2024-02-29', '2026-06-30');
const TEXT = fc.string({ minLength: 1, maxLength: 30 });
const SEARCH = fc.record(
  {
    funnel: TEXT,
    department: TEXT,
    owner: TEXT,
    period: fc.constantFrom(...PERIODS),
    from: DAY,
    to: DAY,
    baseline: fc.constantFrom(...BASELINES),
    baseFrom: DAY,
    baseTo: DAY,
    baseDepartment: TEXT,
    baseOwner: TEXT,
    filter: fc.constantFrom(
      { field: 'amount', op: 'gt', value: '1000' } as const,
      { any: [{ field: 'source', op: 'empty' }, { not: { field: 'name', op: 'contains', value: '集团' } }] } as const,
    ),
    age: fc.constantFrom(...AGES),
    asOf: DAY,
    by: fc.constant('amount' as const),
    mode: fc.constantFrom(...CHART_MODES),
    win: fc.constantFrom(...WIN_MODES),
    rows: TEXT,
    columns: TEXT,
    measure: fc.constantFrom(...MEASURE_KEYS),
    measureMode: TEXT,
    part: TEXT,
    step: TEXT,
    sort: TEXT,
    top: fc.constantFrom(...TOPS),
    percent: fc.constantFrom(...PERCENTS),
    heat: fc.constant('off' as const),
    compare: fc.constant('on' as const),
    v: TEXT,
    drill: TEXT,
  },
  { requiredKeys: [] },
);

const present = (search: CockpitSearch) =>
  Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined));

describe('the address of the cockpit', () => {
  it('holds the whole state: what is written is read back', () => {
    fc.assert(
      fc.property(SEARCH, (search) => {
        expect(present(cockpitSearch(JSON.parse(JSON.stringify(search))))).toEqual(search);
      }),
    );
  });

  it('lets through nothing that it does not know, and reads addresses from before', () => {
    expect(present(cockpitSearch({ baseline: 'x', filter: { field: 1 }, top: '7', asOf: 'soon' }))).toEqual({});
    expect(present(cockpitSearch({ value: 'advance', age: 60, top: 5 }))).toEqual({
      measure: 'stageConversion',
      age: '60',
      top: '5',
    });
  });
});
