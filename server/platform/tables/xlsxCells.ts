import { plainDecimal } from '#domain/exchange/index.ts';
import type { StyleKind } from './xlsxStyles.ts';

const DAY_MS = 86_400_000;
const DAYS_1904 = 1462;

/** Days, so that floats that print as whole seconds are whole seconds. */
const toMilliseconds = (days: number): number => Math.round(days * DAY_MS);

/**
 * A stored number as text: plain decimals without a float's noise, percentages as people see them ('45%'), moments as
 * local ISO text ('2024-03-05', '2024-03-05T10:20:00', '10:20:00') with no time zone involved, lengths as 'h:mm:ss'.
 */
export function numberText(stored: string, kind: StyleKind, date1904: boolean): string {
  const value = Number(stored);
  if (stored.trim() === '' || !Number.isFinite(value)) return stored;
  if (kind === 'date' && value >= 0) return momentText(value, date1904) ?? cleanNumber(value);
  if (kind === 'duration') return durationText(value);
  // Shifting the point by text keeps 0.07 from becoming 7.000000000000001.
  if (kind === 'percent') return `${plainDecimal(`${shortest(value)}e2`)}%`;
  return cleanNumber(value);
}

const cleanNumber = (value: number): string => plainDecimal(shortest(value));

/** Spreadsheets keep 15 digits; what a float shows beyond is noise. Whole numbers are exact as far as floats are. */
function shortest(value: number): string {
  if (Number.isSafeInteger(value)) return String(value);
  const [mantissa = '0', exponent = '0'] = value.toExponential(14).split('e');
  return plainDecimal(`${mantissa}e${exponent}`);
}

/** As stored by the strict variant of the format: '2024-03-05T00:00:00'. */
export function isoDateText(stored: string): string {
  return stored.replace(/T00:00(?::00(?:\.0+)?)?Z?$/, '');
}

function momentText(days: number, date1904: boolean): string | undefined {
  const total = toMilliseconds(days);
  const time = total % DAY_MS;
  const clock = new Date(time).toISOString().slice(11, time % 1000 === 0 ? 19 : 23);
  if (total < DAY_MS && !date1904) return clock;
  let day = Math.floor(total / DAY_MS) + (date1904 ? DAYS_1904 : 0);
  // Day 60 is a 29 February 1900 that never was; days before it count from one day later.
  if (day < 60) day += 1;
  const moment = new Date(Date.UTC(1899, 11, 30) + day * DAY_MS);
  if (Number.isNaN(moment.getTime()) || moment.getUTCFullYear() > 9999) return undefined;
  const date = moment.toISOString().slice(0, 10);
  return time === 0 ? date : `${date}T${clock}`;
}

function durationText(days: number): string {
  const seconds = Math.round(Math.abs(days) * 86_400);
  const pad = (value: number) => String(value).padStart(2, '0');
  const text = `${Math.floor(seconds / 3600)}:${pad(Math.floor(seconds / 60) % 60)}:${pad(seconds % 60)}`;
  return days < 0 ? `-${text}` : text;
}
