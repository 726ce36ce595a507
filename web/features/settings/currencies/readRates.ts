import { isDay } from '#domain/kernel/calendar.ts';
import type { NewRate } from '../../../api/settings.ts';

type Line = { ok: true; rate: NewRate } | { ok: false; line: number; text: string };

/** Rates as people paste them: `USD 2026-03-01 7.12`, cells of a spreadsheet, commas between. */
export function readRates(text: string): Line[] {
  return text.split('\n').flatMap((raw, index): Line[] => {
    const line = raw.trim();
    if (!line) return [];
    const [code = '', date = '', rate = '', ...rest] = line.split(/[\s,;，；]+/);
    const day = dayOf(date);
    const currency = code.toUpperCase();
    const sound = /^[A-Z]{3}$/.test(currency) && day && /^\d{1,12}(\.\d{1,12})?$/.test(rate) && rest.length === 0;
    if (!sound || !/[1-9]/.test(rate)) return [{ ok: false, line: index + 1, text: line }];
    return [{ ok: true, rate: { currency, validFrom: day, rate } }];
  });
}

function dayOf(text: string): string | undefined {
  const parts = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text);
  if (!parts) return undefined;
  const day = [parts[1], parts[2]!.padStart(2, '0'), parts[3]!.padStart(2, '0')].join('-');
  return isDay(day) ? day : undefined;
}
