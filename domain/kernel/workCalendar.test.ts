import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, daysBetween } from './calendar.ts';
import {
  addWorkdays,
  areSpansSound,
  isWorkday,
  USUAL_HOURS,
  type WorkCalendar,
  weekdayOf,
  workdaysBetween,
  workingMinutes,
} from './workCalendar.ts';

const days = fc.integer({ min: 0, max: 800 }).map((away) => addDays('2025-01-01', away));
const calendars: fc.Arbitrary<WorkCalendar> = fc
  .dictionary(days, fc.constantFrom('off' as const, 'work' as const), { maxKeys: 40 })
  .map((own) => ({ hours: USUAL_HOURS, days: own }));

/** Knows nothing but the calendar itself: looks at one day after the other. */
function naive(day: string, { days: own }: WorkCalendar): boolean {
  if (own[day]) return own[day] === 'work';
  return ![0, 6].includes(new Date(`${day}T12:00:00Z`).getUTCDay());
}

describe('work calendar', () => {
  it('knows weekdays, own days and worked weekends', () => {
    const calendar: WorkCalendar = { hours: USUAL_HOURS, days: { '2026-10-01': 'off', '2026-10-10': 'work' } };
    expect(weekdayOf('2026-10-05')).toBe('1');
    expect(['2026-10-01', '2026-10-05', '2026-10-10', '2026-10-11'].map((day) => isWorkday(day, calendar))).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  it('agrees with a walk from day to day', () => {
    fc.assert(
      fc.property(days, days, calendars, (from, to, calendar) => {
        const [first, last] = from <= to ? [from, to] : [to, from];
        let count = 0;
        for (let away = 1; away <= daysBetween(first, last); away++) {
          if (naive(addDays(first, away), calendar)) count++;
        }
        expect(workdaysBetween(first, last, calendar)).toBe(count);
        expect(workdaysBetween(last, first, calendar) + 0).toBe(count === 0 ? 0 : -count);
      }),
    );
  });

  it('adds what it counts', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -60, max: 60 }), calendars, (day, count, calendar) => {
        const end = addWorkdays(day, count, calendar);
        expect(naive(end, calendar)).toBe(true);
        if (count > 0) expect(workdaysBetween(day, end, calendar)).toBe(count);
        if (count < 0) expect(workdaysBetween(addDays(end, -1), addDays(day, -1), calendar)).toBe(-count);
        if (count === 0) expect(workdaysBetween(addDays(day, -1), end, calendar)).toBe(1);
      }),
    );
    const never: WorkCalendar = { hours: { 1: [], 2: [], 3: [], 4: [], 5: [], 6: [], 7: [] }, days: {} };
    expect(() => addWorkdays('2026-01-01', 1, never)).toThrow(RangeError);
  });

  it('agrees with a walk from minute to minute, through changes of the clock', () => {
    const zones = ['Asia/Shanghai', 'America/New_York', 'Europe/Berlin', 'Australia/Lord_Howe'];
    const night = [{ from: '00:00', to: '04:30' }];
    const around = fc
      .constantFrom('2026-03-07T22:00Z', '2026-03-28T20:00Z', '2026-10-24T20:00Z', '2026-10-31T22:00Z')
      .chain((start) => fc.integer({ min: 0, max: 600 }).map((late) => Date.parse(start) + late * 60_000));
    const calendar: WorkCalendar = { hours: { ...USUAL_HOURS, 6: night, 7: night }, days: {} };
    fc.assert(
      fc.property(around, fc.integer({ min: 0, max: 2000 }), fc.constantFrom(...zones), (start, length, zone) => {
        const clock = new Intl.DateTimeFormat('en-GB', {
          timeZone: zone,
          weekday: 'short',
          hour: '2-digit',
          minute: '2-digit',
          hourCycle: 'h23',
        });
        let count = 0;
        for (let minute = 0; minute < length; minute++) {
          const text = clock.format(start + minute * 60_000);
          const weekend = text.startsWith('Sat') || text.startsWith('Sun');
          const time = text.slice(-5);
          if (weekend ? time < '04:30' : time >= '09:00' && time < '18:00') count++;
        }
        const [from, to] = [new Date(start), new Date(start + length * 60_000)];
        expect(workingMinutes(from, to, calendar, zone)).toBe(count);
        expect(workingMinutes(to, from, calendar, zone)).toBe(0);
      }),
      { numRuns: 40 },
    );
  });

  it('takes the hours of the week for a worked weekend', () => {
    const calendar: WorkCalendar = { hours: USUAL_HOURS, days: { '2026-10-10': 'work' } };
    const [from, to] = [new Date('2026-10-10T00:00:00+08:00'), new Date('2026-10-10T12:00:00+08:00')];
    expect(workingMinutes(from, to, calendar, 'Asia/Shanghai')).toBe(180);
  });

  it('refuses spans that overlap or end before they begin', () => {
    expect(
      areSpansSound([
        { from: '09:00', to: '12:00' },
        { from: '13:00', to: '24:00' },
      ]),
    ).toBe(true);
    expect(
      areSpansSound([
        { from: '09:00', to: '12:00' },
        { from: '11:00', to: '18:00' },
      ]),
    ).toBe(false);
    expect(areSpansSound([{ from: '18:00', to: '09:00' }])).toBe(false);
  });
});
