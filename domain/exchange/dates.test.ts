import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { offsetAt } from '../kernel/index.ts';
import { DATE_FORMATS, type DateFormat } from './dateFormats.ts';
import { detectDateFormat } from './detectDateFormat.ts';
import { parseDate, parseDateTime } from './parseDate.ts';

const DAY_MS = 86_400_000;
const days = fc
  .integer({ min: Date.UTC(1901, 0, 1) / DAY_MS, max: Date.UTC(2199, 11, 31) / DAY_MS })
  .map((day) => new Date(day * DAY_MS).toISOString().slice(0, 10));

function write(iso: string, format: DateFormat): string {
  const [y = '', m = '', d = ''] = iso.split('-');
  const short = (text: string) => String(Number(text));
  switch (format) {
    case 'yyyy-mm-dd':
      return iso;
    case 'yyyy/m/d':
      return `${y}/${short(m)}/${short(d)}`;
    case 'yyyy.m.d':
      return `${y}.${short(m)}.${short(d)}`;
    case 'yyyy年m月d日':
      return `${y}年${short(m)}月${short(d)}日`;
    case 'yyyymmdd':
      return y + m + d;
    case 'dd/mm/yyyy':
      return `${d}/${m}/${y}`;
    case 'mm/dd/yyyy':
      return `${m}/${d}/${y}`;
    case 'd.m.yyyy':
      return `${short(d)}.${short(m)}.${y}`;
    case 'excelSerial':
      return String((Date.parse(iso) - Date.UTC(1899, 11, 30)) / DAY_MS);
  }
}

describe('parseDate', () => {
  it('reads back every day in every format, with or without a time', () => {
    const times = fc.constantFrom('', ' 10:20', ' 23:59:59', ' 3:05 PM', ' 下午3:05');
    fc.assert(
      fc.property(days, fc.constantFrom(...DATE_FORMATS), times, (iso, format, time) => {
        const text = format === 'excelSerial' ? `${write(iso, format)}${time && '.5'}` : write(iso, format) + time;
        expect(parseDate(text, format)).toBe(iso);
      }),
    );
  });

  it('refuses days that do not exist and words after the date', () => {
    expect(parseDate('31/02/2024', 'dd/mm/yyyy')).toBeUndefined();
    expect(parseDate('29/02/2023', 'dd/mm/yyyy')).toBeUndefined();
    expect(parseDate('29/02/2024', 'dd/mm/yyyy')).toBe('2024-02-29');
    expect(parseDate('13/13/2024', 'mm/dd/yyyy')).toBeUndefined();
    expect(parseDate('2024-03-05 about', 'yyyy-mm-dd')).toBeUndefined();
    expect(parseDate('2024-03-05 25:00', 'yyyy-mm-dd')).toBeUndefined();
    expect(parseDate('05/03/24', 'dd/mm/yyyy')).toBeUndefined();
    expect(parseDate('60', 'excelSerial')).toBeUndefined();
    expect(parseDate('', 'yyyy-mm-dd')).toBeUndefined();
  });

  it('reads full width signs, and year-first dates in a column of another format', () => {
    expect(parseDate('2024年3月5日', 'yyyy年m月d日')).toBe('2024-03-05');
    expect(parseDate('2024-03-05', 'dd/mm/yyyy')).toBe('2024-03-05');
    expect(parseDate('1', 'excelSerial')).toBe('1900-01-01');
    expect(parseDate('59', 'excelSerial')).toBe('1900-02-28');
    expect(parseDate('61', 'excelSerial')).toBe('1900-03-01');
  });
});

describe('parseDateTime', () => {
  const at = (text: string, zone: string) => parseDateTime(text, 'yyyy-mm-dd', zone);

  it('reads the clock of the zone', () => {
    expect(at('2024-03-05 10:20', 'Asia/Shanghai')).toBe('2024-03-05T02:20:00.000Z');
    expect(at('2024-03-05', 'Asia/Shanghai')).toBe('2024-03-04T16:00:00.000Z');
    expect(at('2024-03-05 下午1:30', 'Asia/Shanghai')).toBe('2024-03-05T05:30:00.000Z');
    expect(at('2024-03-05 12:15 AM', 'UTC')).toBe('2024-03-05T00:15:00.000Z');
    expect(at('2024-03-05T10:20:30.5+02:00', 'Asia/Shanghai')).toBe('2024-03-05T08:20:30.500Z');
    expect(at('2024-03-05T10:20:30Z', 'Asia/Shanghai')).toBe('2024-03-05T10:20:30.000Z');
    expect(parseDateTime('45356.430555555555', 'excelSerial', 'UTC')).toBe('2024-03-05T10:20:00.000Z');
    expect(parseDateTime('31/02/2024 10:00', 'dd/mm/yyyy', 'UTC')).toBeUndefined();
  });

  it('moves on over a skipped hour and takes the first of a repeated one', () => {
    expect(at('2024-03-31 02:30', 'Europe/Berlin')).toBe('2024-03-31T01:30:00.000Z');
    expect(at('2024-10-27 02:30', 'Europe/Berlin')).toBe('2024-10-27T00:30:00.000Z');
    expect(at('2024-10-27 03:30', 'Europe/Berlin')).toBe('2024-10-27T02:30:00.000Z');
    expect(at('2024-03-10 02:30', 'America/New_York')).toBe('2024-03-10T07:30:00.000Z');
    expect(() => at('2024-03-10', 'Mars/Olympus')).toThrow(RangeError);
  });

  it('shows the same clock again in the zone, whenever that clock exists', () => {
    const zones = fc.constantFrom('Asia/Shanghai', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe');
    const minutes = fc.integer({ min: Date.UTC(1995, 0, 1) / 60_000, max: Date.UTC(2035, 0, 1) / 60_000 });
    fc.assert(
      fc.property(minutes, zones, (minute, zone) => {
        const instant = minute * 60_000;
        const local = new Date(instant + offsetAt(instant, zone)).toISOString().slice(0, 19);
        const read = Date.parse(at(local, zone) ?? '');
        expect(new Date(read + offsetAt(read, zone)).toISOString().slice(0, 19)).toBe(local);
        expect(read).toBeLessThanOrEqual(instant);
      }),
    );
  });
});

describe('detectDateFormat', () => {
  it('finds the format of a column, and that day and month are settled by a day over 12', () => {
    fc.assert(
      fc.property(fc.array(days, { minLength: 1, maxLength: 30 }), fc.constantFrom(...DATE_FORMATS), (isos, format) => {
        const recent = isos.map((iso) => `20${iso.slice(2)}`).filter((iso) => !iso.endsWith('02-29'));
        fc.pre(recent.length > 0);
        const detected = detectDateFormat(recent.map((iso) => write(iso, format)));
        const crossed = format === 'dd/mm/yyyy' || format === 'mm/dd/yyyy';
        const settled = recent.some((iso) => Number(iso.slice(8)) > 12);
        expect(detected.ambiguous).toBe(crossed && !settled);
        if (!crossed || settled) expect(detected.format).toBe(format);
        else expect(detected.candidates).toEqual(expect.arrayContaining(['dd/mm/yyyy', 'mm/dd/yyyy']));
        if (!detected.ambiguous) for (const { date } of detected.examples) expect(recent).toContain(date);
      }),
    );
  });

  it('keeps to the majority, shows telling examples, and gives up on other columns', () => {
    const found = detectDateFormat(['05/03/2024', '21/05/2024', '2024-06-01', '', 'TBD']);
    expect(found).toMatchObject({ format: 'dd/mm/yyyy', ambiguous: false, total: 4, matched: 3 });
    expect(found.examples[0]).toEqual({ text: '21/05/2024', date: '2024-05-21' });
    expect(detectDateFormat(['13/02/2024', '02/13/2024']).ambiguous).toBe(true);
    expect(detectDateFormat(['12', '1500', '99']).format).toBeUndefined();
    expect(detectDateFormat([]).format).toBeUndefined();
  });
});
