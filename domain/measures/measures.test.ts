import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { STANDARD_FUNNELS, STANDARD_PHASES } from '../funnels/index.ts';
import type { Funnel } from '../funnels/types.ts';
import {
  diagnose,
  kaplanMeierMedian,
  MEASURE_LIST,
  mean,
  median,
  percentile,
  phaseLine,
  previousWindow,
  sharesSteps,
  stageLine,
  twoProportionPValue,
  worstBottleneck,
} from './index.ts';

describe('percentile', () => {
  test('interpolates as PostgreSQL does', () => {
    expect(percentile([1, 2, 3, 4], 0.5)).toBe(2.5);
    expect(percentile([10, 20, 30], 0.9)).toBeCloseTo(28);
    expect(median([7])).toBe(7);
    expect(median([])).toBeNull();
    expect(mean([])).toBeNull();
  });
});

describe('Kaplan–Meier', () => {
  const ended = (length: number) => ({ length, ended: true });
  const ongoing = (length: number) => ({ length, ended: false });

  test('without censoring it is the lower median', () => {
    expect(kaplanMeierMedian([ended(5), ended(1), ended(3)])).toBe(3);
    expect(kaplanMeierMedian([ended(1), ended(2), ended(3), ended(4)])).toBe(2);
  });

  test('open visits push the median out, and are not taken for ended ones', () => {
    // At 2: 1 of 4 ends, S = 3/4. At 9: 1 of 2 ends, S = 3/8.
    expect(kaplanMeierMedian([ended(2), ongoing(3), ended(9), ongoing(9)])).toBe(9);
    expect(kaplanMeierMedian([ended(2), ongoing(3), ongoing(9)])).toBeNull();
    expect(kaplanMeierMedian([])).toBeNull();
  });

  test('is never shorter than if every open visit ended now', () => {
    const stay = fc.record({ length: fc.integer({ min: 0, max: 50 }), ended: fc.boolean() });
    fc.assert(
      fc.property(fc.array(stay, { minLength: 1 }), (stays) => {
        const all = kaplanMeierMedian(stays.map(({ length }) => ended(length)))!;
        expect(kaplanMeierMedian(stays) ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(all);
      }),
    );
  });
});

describe('two proportions', () => {
  test('agrees with the textbook', () => {
    // Pooled z of 45/100 against 60/100 is −2.1213, two-sided p 0.0339.
    expect(twoProportionPValue({ part: 45, whole: 100 }, { part: 60, whole: 100 })).toBeCloseTo(0.0339, 3);
    expect(twoProportionPValue({ part: 5, whole: 10 }, { part: 50, whole: 100 })).toBeCloseTo(1, 6);
  });

  test('says nothing where there is nothing to say', () => {
    expect(twoProportionPValue({ part: 0, whole: 0 }, { part: 1, whole: 2 })).toBeNull();
    expect(twoProportionPValue({ part: 3, whole: 3 }, { part: 9, whole: 9 })).toBeNull();
  });
});

describe('diagnosis', () => {
  const step = (name: string, now: [number, number], baseline: [number, number], amountEntered: number) => ({
    step: name,
    now: { part: now[0], whole: now[1] },
    baseline: { part: baseline[0], whole: baseline[1] },
    amountEntered,
  });

  test('costs a fall by what entered and what the rest of the way would have won', () => {
    const found = diagnose([
      step('need', [80, 100], [80, 100], 1000),
      step('quote', [45, 100], [60, 100], 2000),
      step('sign', [50, 100], [50, 100], 500),
    ]);
    expect(found[1]).toMatchObject({
      step: 'quote',
      rate: 0.45,
      baselineRate: 0.6,
      bottleneck: true,
      winChanceAfter: 0.5,
    });
    expect(found[1]!.cost).toBeCloseTo(0.15 * 2000 * 0.5);
    expect(found[0]).toMatchObject({ bottleneck: false, cost: null });
    expect(worstBottleneck(found)?.step).toBe('quote');
  });

  test('takes neither chance nor a rise for a bottleneck', () => {
    const found = diagnose([step('a', [4, 10], [6, 10], 100), step('b', [90, 100], [50, 100], 100)]);
    expect(worstBottleneck(found)).toBeNull();
  });

  test('has no baseline, no verdict', () => {
    expect(diagnose([step('a', [4, 10], [0, 0], 100)])[0]).toMatchObject({ change: null, pValue: null, cost: null });
  });
});

describe('window before', () => {
  test.each([
    ['a quarter', '2026-01-01', '2026-03-31', '2025-10-01', '2025-12-31'],
    ['a month after a longer one', '2026-02-01', '2026-02-28', '2026-01-01', '2026-01-31'],
    ['a year', '2026-01-01', '2026-12-31', '2025-01-01', '2025-12-31'],
    ['some days', '2026-03-10', '2026-03-16', '2026-03-03', '2026-03-09'],
  ])('%s', (_, from, to, before, until) => {
    expect(previousWindow({ from, to })).toEqual({ from: before, to: until });
  });
});

describe('lines of steps', () => {
  const funnels: Funnel[] = STANDARD_FUNNELS.map(({ stages, transitions, ...rest }, id) => ({
    ...rest,
    live: { id, funnelKey: rest.key, number: 1, state: 'live', stages, transitions },
  }));
  const deals = funnels.filter((funnel) => funnel.objectKey === 'opportunity');
  const phases = STANDARD_PHASES.filter((phase) => phase.objectKey === 'opportunity');

  test('open stages count up, won stands beyond the last, lost and invalid before the first', () => {
    for (const funnel of funnels) {
      const { places, openCount } = stageLine(funnel);
      const open = places.filter((place) => place.kind === 'open').map((place) => place.position);
      expect(open).toEqual(Array.from({ length: openCount }, (_, index) => index + 1));
      for (const place of places) {
        if (place.kind === 'won') expect(place.position).toBe(openCount + 1);
        if (place.kind === 'lost' || place.kind === 'invalid') expect(place.position).toBe(0);
      }
    }
  });

  test('read by phases, every stage of every funnel stands on the common line', () => {
    const line = phaseLine(deals, phases);
    expect(line.openCount).toBe(phases.filter((phase) => phase.kind === 'open').length);
    for (const place of line.places) expect(phases.map((phase) => phase.key)).toContain(place.step);
    expect(typeof sharesSteps(line)).toBe('boolean');
  });
});

test('every measure says what it means in both languages, and names its numbers once', () => {
  for (const spec of MEASURE_LIST) {
    expect(spec.modes.length).toBeGreaterThan(0);
    for (const mode of spec.modes) {
      expect(mode.words['zh-CN'].length, spec.key).toBeGreaterThan(5);
      expect(mode.words.en?.length, spec.key).toBeGreaterThan(10);
    }
    const keys = spec.parts.map((part) => part.key);
    expect(new Set(keys).size).toBe(keys.length);
  }
});
