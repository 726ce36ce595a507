import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Locale } from '#domain/kernel/localized.ts';

/** `2026-10-01` → `National Day,国庆节,3`; `workdays` are those that make up for the days between. */
type Published = { holidays: Record<string, string>; workdays: Record<string, string> };
export type StatutoryDay = { day: string; kind: 'off' | 'work'; name: string };

let published: Published | undefined;

function read(): Published {
  const entry = fileURLToPath(import.meta.resolve('chinese-days'));
  published ??= JSON.parse(readFileSync(join(dirname(entry), 'chinese-days.json'), 'utf8')) as Published;
  return published;
}

/** China's statutory holidays of a year, and the weekend days worked for them. Nothing before they are published. */
export function statutoryDays(year: number, locale: Locale = 'zh-CN'): StatutoryDay[] {
  const { holidays, workdays } = read();
  const of = (days: Record<string, string>, kind: 'off' | 'work'): StatutoryDay[] =>
    Object.entries(days)
      .filter(([day]) => day.startsWith(`${year}-`))
      .map(([day, text]) => {
        const [english = '', chinese = ''] = text.split(',');
        return { day, kind, name: locale === 'en' ? english : chinese };
      });
  return [...of(holidays, 'off'), ...of(workdays, 'work')].sort((a, b) => (a.day < b.day ? -1 : 1));
}
