import { describe, expect, it } from 'vitest';
import { baselineOf, monthEnds, periodOf, quarterOf, sameDaysAway } from './period.ts';

const DAY = '2026-03-18';

describe('the period of the cockpit', () => {
  it.each([
    [{}, { from: '2025-03-19', to: DAY }],
    [{ period: 'last90Days' }, { from: '2025-12-19', to: DAY }],
    [{ period: 'thisQuarter' }, { from: '2026-01-01', to: DAY }],
    [{ period: 'lastQuarter' }, { from: '2025-10-01', to: '2025-12-31' }],
    [{ period: 'lastYear' }, { from: '2025-01-01', to: '2025-12-31' }],
    [
      { period: 'custom', from: '2026-02-01', to: '2026-01-01' },
      { from: '2026-01-01', to: '2026-02-01' },
    ],
  ] as const)('%o', (search, expected) => expect(periodOf(search, DAY, 1)).toEqual(expected));

  it('follows the fiscal year', () => {
    expect(periodOf({ period: 'thisYear' }, DAY, 4)).toEqual({ from: '2025-04-01', to: DAY });
    expect(quarterOf(DAY, 2)).toEqual({ from: '2026-02-01', to: DAY });
  });

  it('is compared with equal days', () => {
    expect(baselineOf({}, periodOf({}, DAY, 1))).toEqual({ from: '2024-03-19', to: '2025-03-18' });
    const quarter = { period: 'thisQuarter' } as const;
    expect(baselineOf(quarter, periodOf(quarter, DAY, 1))).toEqual({ from: '2025-10-01', to: '2025-12-18' });
    const lastYear = { period: 'lastYear' } as const;
    expect(baselineOf(lastYear, periodOf(lastYear, DAY, 1))).toEqual({ from: '2024-01-01', to: '2024-12-31' });
    expect(baselineOf({ baseline: 'none' }, periodOf({}, DAY, 1))).toBeUndefined();
  });

  it('never runs into the next quarter', () => {
    expect(sameDaysAway({ from: '2026-07-01', to: '2026-09-30' }, -3)).toEqual({
      from: '2026-04-01',
      to: '2026-06-30',
    });
  });

  it('reads a trend at month ends', () => {
    expect(monthEnds(DAY).slice(-3)).toEqual(['2026-01-31', '2026-02-28', DAY]);
    expect(monthEnds(DAY)).toHaveLength(12);
  });
});
