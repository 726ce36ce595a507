import { describe, expect, it } from 'vitest';
import { addMonths, isDay, quarterStart, weekStart, yearStart, zonedDay, zonedDayStart } from '../kernel/calendar.ts';
import { resolvePeriod } from './period.ts';

const NOW = new Date('2026-03-17T20:00:00Z'); // 18 March in Shanghai

describe('days in a zone', () => {
  it('shows the day of the workspace, not of UTC', () => {
    expect(zonedDay(NOW, 'Asia/Shanghai')).toBe('2026-03-18');
    expect(zonedDayStart('2026-03-18', 'Asia/Shanghai').toISOString()).toBe('2026-03-17T16:00:00.000Z');
  });
  it('starts a day after the gap where clocks skip midnight, and at the first of two midnights', () => {
    expect(zonedDayStart('2018-11-04', 'America/Sao_Paulo').toISOString()).toBe('2018-11-04T03:00:00.000Z');
    expect(zonedDayStart('2026-11-01', 'America/New_York').toISOString()).toBe('2026-11-01T04:00:00.000Z');
  });
  it('knows real days', () => {
    expect(isDay('2024-02-29')).toBe(true);
    expect(isDay('2026-02-29')).toBe(false);
    expect(isDay('2026-2-1')).toBe(false);
  });
  it('keeps to the end of shorter months', () => {
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
    expect(addMonths('2026-01-15', -1)).toBe('2025-12-15');
  });
  it('counts fiscal quarters and years from their month', () => {
    expect(quarterStart('2026-03-18', 1)).toBe('2026-01-01');
    expect(quarterStart('2026-03-18', 2)).toBe('2026-02-01');
    expect(yearStart('2026-03-18', 4)).toBe('2025-04-01');
    expect(weekStart('2026-03-15')).toBe('2026-03-09');
  });
});

describe('resolvePeriod', () => {
  const of = (period: Parameters<typeof resolvePeriod>[0], fiscal = 1) =>
    resolvePeriod(period, NOW, 'Asia/Shanghai', fiscal);
  it('resolves in the zone, `to` exclusive', () => {
    expect(of('today')).toEqual({ from: '2026-03-18', to: '2026-03-19' });
    expect(of('thisWeek')).toEqual({ from: '2026-03-16', to: '2026-03-23' });
    expect(of('lastMonth')).toEqual({ from: '2026-02-01', to: '2026-03-01' });
    expect(of('nextQuarter')).toEqual({ from: '2026-04-01', to: '2026-07-01' });
    expect(of('lastYear', 4)).toEqual({ from: '2024-04-01', to: '2025-04-01' });
    expect(of('last7Days')).toEqual({ from: '2026-03-12', to: '2026-03-19' });
    expect(of('last12Months')).toEqual({ from: '2025-03-19', to: '2026-03-19' });
    expect(of('next30Days')).toEqual({ from: '2026-03-18', to: '2026-04-17' });
  });
});
