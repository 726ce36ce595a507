import { describe, expect, it } from 'vitest';
import { instantOf, wallClock } from './dateTime/wallClock.ts';
import { isYear } from './integer/isYear.ts';
import { phoneText } from './phone/phoneText.ts';

describe('date and time', () => {
  it('shows the wall clock of the workspace and finds the instant again', () => {
    expect(wallClock('2026-03-18T02:00:00.000Z', 'Asia/Shanghai')).toBe('2026-03-18T10:00');
    expect(instantOf('2026-03-18T10:00', 'Asia/Shanghai')).toBe('2026-03-18T02:00:00.000Z');
    expect(instantOf('2026-07-01T12:00', 'America/New_York')).toBe('2026-07-01T16:00:00.000Z');
    expect(instantOf('2026-12-01T12:00', 'America/New_York')).toBe('2026-12-01T17:00:00.000Z');
  });
});

describe('phoneText', () => {
  it.each([
    ['+8613800001111', '138 0000 1111'],
    ['+862155556666;ext=12', '021-55556666-12'],
    ['+8651262881234', '0512-62881234'],
    ['+14155550100', '+14155550100'],
  ])('reads %s as %s', (number, text) => expect(phoneText(number)).toBe(text));
});

describe('isYear', () => {
  it('knows a year by its bounds, both of four digits', () => {
    expect(isYear({ type: 'integer', min: '1000', max: '2200' })).toBe(true);
    expect(isYear({ type: 'integer', min: '0', max: '2200' })).toBe(false);
    expect(isYear({ type: 'integer', min: '-100', max: '1000' })).toBe(false);
    expect(isYear({ type: 'integer' })).toBe(false);
  });
});
