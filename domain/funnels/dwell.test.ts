import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, daysBetween, zonedDay } from '../kernel/calendar.ts';
import { USUAL_HOURS, type WorkCalendar } from '../kernel/workCalendar.ts';
import { MAX_CONDITION_NODES } from '../records/condition.ts';
import { evaluate } from '../records/evaluate.ts';
import {
  type DwellGround,
  type DwellLimit,
  inCalendarDays,
  limitCuts,
  limitMoments,
  limitOf,
  stayOn,
} from './dwell.ts';
import { isSnoozed, limitFor, type StageLimit, stalledCondition } from './stalled.ts';

const HOUR = 3_600_000;
const ZONES = ['Asia/Shanghai', 'America/New_York', 'America/Sao_Paulo', 'Pacific/Chatham', 'Europe/Lisbon'];
/** Over both changes of the clocks, and the years in which Brazil skipped its midnights. */
const instants = fc
  .integer({ min: Date.UTC(2017, 0, 1), max: Date.UTC(2019, 0, 1) })
  .map((time) => new Date(Math.floor(time / 1000) * 1000));
const ownDays = fc.integer({ min: 0, max: 900 }).map((away) => addDays('2016-12-01', away));
const grounds: fc.Arbitrary<DwellGround> = fc.record({
  timeZone: fc.constantFrom(...ZONES),
  calendar: fc
    .dictionary(ownDays, fc.constantFrom('off' as const, 'work' as const), { maxKeys: 120 })
    .map((days): WorkCalendar => ({ hours: USUAL_HOURS, days })),
});
const limits: fc.Arbitrary<DwellLimit> = fc.record({
  days: fc.integer({ min: 1, max: 25 }),
  unit: fc.constantFrom('calendar' as const, 'working' as const),
});

/** Knows nothing but clocks and the calendar: walks from the day of entry, one day after the other. */
function naiveDays(since: Date, now: Date, { unit }: DwellLimit, { timeZone, calendar }: DwellGround): number {
  let count = 0;
  const last = zonedDay(now, timeZone);
  for (let day = zonedDay(since, timeZone); day < last; ) {
    day = addDays(day, 1);
    const weekend = [0, 6].includes(new Date(`${day}T12:00:00Z`).getUTCDay());
    const works = calendar.days[day] ? calendar.days[day] === 'work' : !weekend;
    if (unit === 'calendar' || works) count++;
  }
  return count;
}
const naiveState = (days: number, limit: number) => (days > limit ? 'over' : days * 5 >= limit * 4 ? 'near' : 'fine');

describe('dwell', () => {
  it('stands as a walk from day to day says, and so do the cuts', () => {
    fc.assert(
      fc.property(instants, fc.integer({ min: 0, max: 24 * 60 }), limits, grounds, (since, hours, limit, ground) => {
        const now = new Date(since.getTime() + hours * HOUR);
        const day = zonedDay(now, ground.timeZone);
        const days = naiveDays(since, now, limit, ground);
        const state = naiveState(days, limit.days);
        const left = limit.days - days;
        expect(stayOn(since, day, limit, ground)).toEqual({ days, unit: limit.unit, limit: limit.days, left, state });
        const cuts = limitCuts(day, limit, ground)!;
        expect([since < cuts.near, since < cuts.over]).toEqual([state !== 'fine', state === 'over']);
        const moments = limitMoments(since, limit, ground)!;
        expect([moments.near <= now, moments.over <= now]).toEqual([state !== 'fine', state === 'over']);
      }),
      { numRuns: 500 },
    );
  });

  it('warns at least a day before, to the second', () => {
    fc.assert(
      fc.property(instants, limits, grounds, (since, limit, ground) => {
        const { near, over } = limitMoments(since, limit, ground)!;
        const dayOf = (at: Date) => zonedDay(at, ground.timeZone);
        expect(daysBetween(dayOf(near), dayOf(over))).toBeGreaterThanOrEqual(1);
        const justBefore = (at: Date) => new Date(at.getTime() - 1);
        expect(stayOn(since, dayOf(near), limit, ground).state).toBe('near');
        expect(stayOn(since, dayOf(justBefore(near)), limit, ground).state).toBe('fine');
        expect(stayOn(since, dayOf(over), limit, ground).state).toBe('over');
        expect(stayOn(since, dayOf(justBefore(over)), limit, ground).state).toBe('near');
      }),
    );
  });

  it('counts adjusted working days of a Chinese holiday', () => {
    // 2026: off from 1 to 7 October, Saturday the 10th is worked.
    const off = Object.fromEntries(
      Array.from({ length: 7 }, (_, index) => [addDays('2026-10-01', index), 'off' as const]),
    );
    const ground: DwellGround = {
      timeZone: 'Asia/Shanghai',
      calendar: { hours: USUAL_HOURS, days: { ...off, '2026-10-10': 'work' } },
    };
    const since = new Date('2026-09-30T09:00:00Z');
    const limit: DwellLimit = { days: 3, unit: 'working' };
    expect(stayOn(since, '2026-10-07', limit, ground)).toMatchObject({ days: 0, left: 3, state: 'fine' });
    expect(stayOn(since, '2026-10-10', limit, ground)).toMatchObject({ days: 3, left: 0, state: 'near' });
    expect(limitMoments(since, limit, ground)).toEqual({
      near: new Date('2026-10-09T16:00:00Z'),
      over: new Date('2026-10-11T16:00:00Z'),
    });
  });

  it('passes nothing where nobody ever works, and asks nothing of ends', () => {
    const hours = { 1: [], 2: [], 3: [], 4: [], 5: [], 6: [], 7: [] };
    const ground: DwellGround = { timeZone: 'UTC', calendar: { hours, days: {} } };
    const limit: DwellLimit = { days: 3, unit: 'working' };
    expect(limitMoments(new Date('2026-01-01'), limit, ground)).toBeUndefined();
    expect(limitCuts('2026-03-01', limit, ground)).toBeUndefined();
    expect(stayOn(new Date('2026-01-01'), '2026-03-01', limit, ground)).toMatchObject({ days: 0, state: 'fine' });
    const week = { from: '2026-03-02', to: '2026-03-08' };
    const usual = { hours: USUAL_HOURS, days: {} };
    expect(inCalendarDays({ days: 10, unit: 'working' }, week, usual)).toBe(14);
    expect(inCalendarDays({ days: 10, unit: 'calendar' }, week, { hours, days: {} })).toBe(10);
    expect(inCalendarDays({ days: 10, unit: 'working' }, week, { hours, days: {} })).toBeNull();
    expect(limitOf({ kind: 'won', dwellDays: 3 })).toBeUndefined();
    expect(limitOf({ kind: 'open', dwellDays: 3 })).toEqual({ days: 3, unit: 'calendar' });
    expect(stayOn(new Date('2026-01-01'), '2026-01-03', undefined, ground)).toEqual({
      days: 2,
      unit: 'calendar',
      state: 'fine',
    });
  });
});

describe('stalledCondition', () => {
  const ground: DwellGround = { timeZone: 'Asia/Shanghai', calendar: { hours: USUAL_HOURS, days: {} } };

  it('asks each stage for its own moment, and leaves out what is snoozed beyond the day', () => {
    const limits = [
      { funnel: 'direct', stage: 'quote', days: 14, unit: 'calendar' as const },
      { funnel: 'direct', stage: 'sign', days: 3, unit: 'working' as const },
    ];
    const at = (stage: string, value: string) => ({
      all: [
        { field: 'funnel', op: 'eq', value: 'direct' },
        { field: 'stage', op: 'eq', value: stage },
        { field: 'stageSince', op: 'lt', value },
      ],
    });
    expect(stalledCondition(limits, '2026-03-18', ground)).toEqual({
      all: [
        { any: [at('quote', '2026-03-03T16:00:00.000Z'), at('sign', '2026-03-12T16:00:00.000Z')] },
        {
          any: [
            { field: 'snoozedUntil', op: 'empty' },
            { field: 'snoozedUntil', op: 'lte', value: '2026-03-18' },
          ],
        },
      ],
    });
    expect([
      isSnoozed('2026-03-19', '2026-03-18'),
      isSnoozed('2026-03-18', '2026-03-18'),
      isSnoozed(null, '2026-03-18'),
    ]).toEqual([true, false, false]);
  });

  it('asks together what has one limit, and whose a record is only where a pilot has another', () => {
    const team = { departments: ['east'], people: [] };
    const stages = ['a', 'b', 'c', 'd', 'e', 'f'];
    const limits = ['f', 'g', 'h', 'i', 'j', 'k', 'l', 'm'].flatMap((funnel) =>
      [{ only: team }, { except: team }].flatMap((whom) =>
        stages.map((stage): StageLimit => {
          const days = stage === 'a' ? ('only' in whom ? 3 : 5) : stage === 'b' ? 14 : 21;
          return { funnel, stage, days, unit: 'calendar', ...whom };
        }),
      ),
    );
    const condition = stalledCondition(limits, '2026-03-18', ground);
    expect(JSON.stringify(condition).match(/"field"|"all"|"any"|"not"/g)!.length).toBeLessThan(MAX_CONDITION_NODES);
    const holds = (stage: string, department: string, since: string) =>
      evaluate(condition, (path) => ({ funnel: 'k', stage, department, stageSince: since })[path] ?? null, {
        ...{ now: new Date(), timeZone: 'Asia/Shanghai', fiscalYearStart: 1, userId: 'x' },
        typeOf: (path) => (path === 'stageSince' ? 'dateTime' : path === 'snoozedUntil' ? 'date' : 'text'),
      });
    expect([
      holds('a', 'east', '2026-03-14T04:00:00Z'),
      holds('a', 'west', '2026-03-14T04:00:00Z'),
      holds('a', 'west', '2026-03-12T04:00:00Z'),
      holds('f', 'east', '2026-02-24T04:00:00Z'),
      holds('f', 'west', '2026-02-24T04:00:00Z'),
      holds('f', 'west', '2026-02-26T04:00:00Z'),
    ]).toEqual([true, false, true, true, true, false]);
  });

  it('holds a pilot’s limit for those who try it, and the live one for all others', () => {
    const team = { departments: ['east'], people: ['ann'] };
    const limits: StageLimit[] = [
      { funnel: 'f', stage: 's', days: 5, unit: 'calendar', only: team },
      { funnel: 'f', stage: 's', days: 9, unit: 'calendar', except: team },
    ];
    const daysFor = (values: Record<string, string>) => limitFor(limits, { funnel: 'f', stage: 's', ...values })?.days;
    expect([
      daysFor({ owner: 'bob', department: 'east' }),
      daysFor({ owner: 'ann', department: 'west' }),
      daysFor({ owner: 'bob', department: 'west' }),
      daysFor({ stage: 'other' }),
    ]).toEqual([5, 5, 9, undefined]);
    const ofTeam = {
      any: [
        { field: 'department', op: 'in', value: ['east'] },
        { field: 'owner', op: 'in', value: ['ann'] },
      ],
    };
    expect(stalledCondition(limits, '2026-03-18', ground)).toMatchObject({
      all: [{ any: [{ all: [{}, {}, {}, ofTeam] }, { all: [{}, {}, {}, { not: ofTeam }] }] }, {}],
    });
  });
});
