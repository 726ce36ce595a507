import { roundDecimal } from '#domain/kernel/decimal.ts';
import type { Locale } from '#domain/kernel/localized.ts';
import { type AmountParts, type AmountScale, amountParts, currencySign, exactAmount } from './amount.ts';
import { type Clock, clockIn, type Day, daysBetween, parseDay } from './calendar.ts';

/** How numbers and times read: the reader's language, the workspace's time zone and currency. */
export type FormatSettings = { locale: Locale; timeZone: string; currency: string; now?: () => Date };

export type AmountOptions = { currency?: string; scale?: AmountScale };

export type Format = FormatSettings & {
  /** `386 万`, `1.46 亿`, `3.86M`; the sign of the currency only where it is not the workspace's. */
  amount: (value: string, options?: AmountOptions) => string;
  amountParts: (value: string, options?: AmountOptions) => AmountParts;
  /** `¥3,860,000.00` */
  exactAmount: (value: string, currency?: string) => string;
  /** Grouped, at most `digits` after the point (default all). Takes decimal strings without loss. */
  number: (value: string | number, digits?: number) => string;
  /** A share from 0 to 1: `45.1%`. */
  percent: (share: number | string, digits?: number) => string;
  /** `31 天`, `1 day` */
  days: (count: number) => string;
  /** A calendar day (`2026-03-18`) or a moment: `3-18`, in another year `2025-03-18`; `full` always with the year. */
  date: (value: string, style?: 'short' | 'full') => string;
  /** As `date`, but 昨天, 今天, 明天 where it is so. */
  day: (value: string) => string;
  /** `3-16 10:00` */
  dateTime: (value: string, style?: 'short' | 'full') => string;
  /** `5 分钟前`, `昨天 16:20`, then the date and time. */
  relative: (value: string) => string;
  /** Today in the workspace: `2026-03-18`. */
  today: () => string;
};

/** Formatting of one reader. Unreadable input comes back as it was, so that nothing hides. */
export function makeFormat(settings: FormatSettings): Format {
  const { locale, timeZone } = settings;
  const now = settings.now ?? (() => new Date());
  const parts = (value: string, options: AmountOptions = {}) => amountParts(value, locale, options.scale);
  const foreign = (currency?: string) =>
    currency && currency !== settings.currency ? currencySign(locale, currency) : '';
  const todayIs = () => clockIn(now(), timeZone);
  const date = (value: string, style: 'short' | 'full' = 'short') => {
    const day = dayOf(value, timeZone);
    return day ? dayText(day, locale, style === 'full' || day.year !== todayIs().year) : value;
  };
  const dateTime = (value: string, style: 'short' | 'full' = 'short') => {
    const clock = clockOf(value, timeZone);
    return clock ? `${date(value, style)} ${timeText(clock)}` : value;
  };
  const day = (value: string) => nearDay(dayOf(value, timeZone), todayIs(), locale) ?? date(value);

  return {
    ...settings,
    amount: (value, options) => {
      const { number, unit } = parts(value, options);
      return `${foreign(options?.currency)}${number}${locale !== 'en' && unit ? ' ' : ''}${unit}`;
    },
    amountParts: parts,
    exactAmount: (value, currency) => exactAmount(value, locale, currency ?? settings.currency),
    number: (value, digits = 12) => {
      const rounded = typeof value === 'string' ? roundDecimal(value, digits) : value;
      return intlNumber(locale, digits).format(rounded as Intl.StringNumericLiteral);
    },
    percent: (share, digits = 1) =>
      new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: digits }).format(Number(share)),
    days: (count) => (locale !== 'en' ? `${intlNumber(locale, 1).format(count)} 天` : englishDays.format(count)),
    date,
    day,
    dateTime,
    relative: (value) => relative(value, { locale, timeZone, now: now() }) ?? dateTime(value),
    today: () => isoDay(todayIs()),
  };
}

const englishDays = new Intl.NumberFormat('en', {
  style: 'unit',
  unit: 'day',
  unitDisplay: 'long',
  maximumFractionDigits: 1,
});

function intlNumber(locale: Locale, digits: number): Intl.NumberFormat {
  return new Intl.NumberFormat(locale, { maximumFractionDigits: digits });
}

function clockOf(value: string, timeZone: string): Clock | undefined {
  const moment = new Date(value);
  return Number.isNaN(moment.getTime()) ? undefined : clockIn(moment, timeZone);
}

/** A calendar day has no time zone; a moment falls on a day of the workspace's. */
function dayOf(value: string, timeZone: string): Day | undefined {
  return parseDay(value) ?? clockOf(value, timeZone);
}

function dayText(day: Day, locale: Locale, withYear: boolean): string {
  if (locale !== 'en') return withYear ? isoDay(day) : `${day.month}-${day.day}`;
  return new Intl.DateTimeFormat(locale, {
    timeZone: 'UTC',
    month: 'short',
    day: 'numeric',
    ...(withYear ? { year: 'numeric' } : {}),
  }).format(Date.UTC(day.year, day.month - 1, day.day));
}

function isoDay(day: Day): string {
  return `${String(day.year).padStart(4, '0')}-${pad(day.month)}-${pad(day.day)}`;
}

const pad = (value: number): string => String(value).padStart(2, '0');
const timeText = (clock: Clock): string => `${pad(clock.hour)}:${pad(clock.minute)}`;

/** 昨天, 今天, 明天 */
function nearDay(day: Day | undefined, today: Day, locale: Locale): string | undefined {
  if (!day) return undefined;
  const away = daysBetween(today, day);
  return Math.abs(away) <= 1 ? words(locale).format(away, 'day') : undefined;
}

const words = (locale: Locale) => new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });

/** `5分钟前` → `5 分钟前`, as everywhere else on the pages. */
const spaced = (text: string): string => text.replace(/(\d)(?=\p{Script=Han})/u, '$1 ');

type Reader = { locale: Locale; timeZone: string; now: Date };

function relative(value: string, reader: Reader): string | undefined {
  const clock = clockOf(value, reader.timeZone);
  if (!clock) return undefined;
  const minutes = Math.round((new Date(value).getTime() - reader.now.getTime()) / 60_000);
  if (Math.abs(minutes) < 60) return spaced(words(reader.locale).format(minutes, 'minute'));
  const near = nearDay(clock, clockIn(reader.now, reader.timeZone), reader.locale);
  return near ? `${near} ${timeText(clock)}` : undefined;
}
