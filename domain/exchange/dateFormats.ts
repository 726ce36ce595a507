/** The ways of writing a date that a column may use. Two-digit years are refused: they cannot be read safely. */
export const DATE_FORMATS = [
  'yyyy-mm-dd',
  'yyyy/m/d',
  'yyyy.m.d',
  'yyyy年m月d日',
  'yyyymmdd',
  'dd/mm/yyyy',
  'mm/dd/yyyy',
  'd.m.yyyy',
  'excelSerial',
] as const;
export type DateFormat = (typeof DATE_FORMATS)[number];

export type CalendarDate = { year: number; month: number; day: number };

type Order = 'ymd' | 'dmy' | 'mdy';

/** Each pattern takes the date from the start of the text and leaves the time of day. */
const PATTERNS: Record<Exclude<DateFormat, 'excelSerial'>, { pattern: RegExp; order: Order }> = {
  'yyyy-mm-dd': { pattern: /^(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)/, order: 'ymd' },
  'yyyy/m/d': { pattern: /^(\d{4})\/(\d{1,2})\/(\d{1,2})(?!\d)/, order: 'ymd' },
  'yyyy.m.d': { pattern: /^(\d{4})\.(\d{1,2})\.(\d{1,2})(?!\d)/, order: 'ymd' },
  yyyy年m月d日: { pattern: /^(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*[日号號]/, order: 'ymd' },
  yyyymmdd: { pattern: /^(\d{4})(\d{2})(\d{2})(?!\d)/, order: 'ymd' },
  'dd/mm/yyyy': { pattern: /^(\d{1,2})[/-](\d{1,2})[/-](\d{4})(?!\d)/, order: 'dmy' },
  'mm/dd/yyyy': { pattern: /^(\d{1,2})[/-](\d{1,2})[/-](\d{4})(?!\d)/, order: 'mdy' },
  'd.m.yyyy': { pattern: /^(\d{1,2})\.(\d{1,2})\.(\d{4})(?!\d)/, order: 'dmy' },
};

/** Year first and with separators: means one day only, so it is understood in a column of any format. */
const PLAIN = ['yyyy-mm-dd', 'yyyy/m/d', 'yyyy.m.d', 'yyyy年m月d日'] as const;

const DAY_MS = 86_400_000;
const SERIAL = /^\d{1,7}(\.\d+)?$/;
/** 9999-12-31, the last day that spreadsheets know. */
const LAST_SERIAL = 2_958_465;

/** Full-width digits and signs become plain ones, ends are trimmed. */
export function tidy(text: string): string {
  return text.normalize('NFKC').trim();
}

/** The date that a tidy text starts with, written in exactly this format, and what follows it. */
export function readWritten(text: string, format: DateFormat): { date: CalendarDate; rest: string } | undefined {
  if (format === 'excelSerial') return readSerial(text);
  const { pattern, order } = PATTERNS[format];
  const match = pattern.exec(text);
  if (!match) return undefined;
  const [first, second, third] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const date =
    order === 'ymd'
      ? { year: first, month: second, day: third }
      : order === 'dmy'
        ? { year: third, month: second, day: first }
        : { year: third, month: first, day: second };
  return isCalendarDate(date) ? { date, rest: text.slice(match[0].length) } : undefined;
}

/** As readWritten, but also takes an unmistakable date (year first) in a column of another format. */
export function readAny(text: string, format: DateFormat): { date: CalendarDate; rest: string } | undefined {
  const exact = readWritten(text, format);
  if (exact) return exact;
  for (const plain of PLAIN) {
    const found = plain === format ? undefined : readWritten(text, plain);
    if (found) return found;
  }
  return undefined;
}

export function isCalendarDate({ year, month, day }: CalendarDate): boolean {
  if (year < 1 || month < 1 || month > 12 || day < 1) return false;
  const last = new Date(0);
  last.setUTCFullYear(year, month, 0);
  return day <= last.getUTCDate();
}

export function formatDate({ year, month, day }: CalendarDate): string {
  return `${String(year).padStart(4, '0')}-${pad(month)}-${pad(day)}`;
}

export const pad = (value: number): string => String(value).padStart(2, '0');

/** Days since 1899-12-30; spreadsheets believe in 29 February 1900 (60), so days before it are one off. */
function readSerial(text: string): { date: CalendarDate; rest: string } | undefined {
  if (!SERIAL.test(text)) return undefined;
  const [whole = '', fraction = ''] = text.split('.');
  const days = Number(whole);
  if (days < 1 || days > LAST_SERIAL || days === 60) return undefined;
  const moment = new Date((days < 60 ? days + 1 : days) * DAY_MS + Date.UTC(1899, 11, 30));
  const date = { year: moment.getUTCFullYear(), month: moment.getUTCMonth() + 1, day: moment.getUTCDate() };
  return { date, rest: fraction ? `.${fraction}` : '' };
}
