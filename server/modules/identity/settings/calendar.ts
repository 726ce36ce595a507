import type { CalendarBody } from '#contract/settings.ts';
import { addDays, daysBetween } from '#domain/kernel/calendar.ts';
import { issue } from '#domain/kernel/issue.ts';
import { isWorkday, type WorkCalendar } from '#domain/kernel/workCalendar.ts';
import type { Context } from '#server/platform/context.ts';
import { Refused } from '#server/platform/errors.ts';
import type { Queryable } from '#server/platform/sql.ts';
import { requireAbility } from '../require.ts';
import { deleteOwnDay, selectOwnDays, upsertOwnDays } from './calendarQueries.ts';
import { type StatutoryDay, statutoryDays } from './statutory.ts';

const MOST_DAYS = 366;

/** When the company works, over the years that a span of days touches: week, statutory holidays, own days. */
export async function workCalendarOf(
  ctx: Pick<Context, 'pools' | 'workspace'>,
  from: string,
  to: string,
  db: Queryable = ctx.pools.app,
): Promise<WorkCalendar> {
  const [first, last] = [Number(from.slice(0, 4)), Number(to.slice(0, 4))];
  const years = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  const own = await selectOwnDays(db, ctx.workspace, `${first}-01-01`, `${last}-12-31`);
  const all = [...years.flatMap((year) => published(ctx, year)), ...own];
  return { hours: ctx.workspace.workingHours, days: Object.fromEntries(all.map(({ day, kind }) => [day, kind])) };
}

const published = (
  { workspace, locale }: Pick<Context, 'workspace'> & { locale?: Context['locale'] },
  year: number,
): StatutoryDay[] => (workspace.holidays === 'cn' ? statutoryDays(year, locale ?? workspace.locale) : []);

/** One year as the settings show it. The company's own word on a day goes before the statutory one. */
export async function calendarYear(ctx: Context, year: number): Promise<CalendarBody> {
  const [from, to] = [`${year}-01-01`, `${year}-12-31`];
  const own = await selectOwnDays(ctx.pools.app, ctx.workspace, from, to);
  const mine = new Set(own.map(({ day }) => day));
  const statutory = published(ctx, year);
  const days = [
    ...own.map((day) => ({ ...day, own: true })),
    ...statutory.filter(({ day }) => !mine.has(day)).map((day) => ({ ...day, own: false })),
  ].sort((a, b) => (a.day < b.day ? -1 : 1));
  const calendar = {
    hours: ctx.workspace.workingHours,
    days: Object.fromEntries(days.map((one) => [one.day, one.kind])),
  };
  const workdays = Array.from({ length: 12 }, () => 0);
  for (let day = from; day <= to; day = addDays(day, 1)) {
    if (isWorkday(day, calendar)) workdays[Number(day.slice(5, 7)) - 1]! += 1;
  }
  return { year, known: ctx.workspace.holidays === 'none' || statutory.length > 0, days, workdays };
}

/** Makes days of the company's own, off or worked. Throws `no_right`, `invalid_input`. */
export async function setDays(
  ctx: Context,
  { day, to = day, kind, name }: { day: string; to?: string | undefined; kind: 'off' | 'work'; name: string },
): Promise<void> {
  requireAbility(ctx, 'manageWorkspace');
  const count = daysBetween(day, to) + 1;
  if (count < 1 || count > MOST_DAYS) throw new Refused('invalid_input', { issues: [issue('invalid_value', 'to')] });
  const days = Array.from({ length: count }, (_, index) => addDays(day, index));
  await upsertOwnDays(ctx.pools.app, ctx.workspace, days, kind, name);
}

/** The day is again what week and holidays say. Throws `no_right`, `not_found`. */
export async function clearDay(ctx: Context, day: string): Promise<void> {
  requireAbility(ctx, 'manageWorkspace');
  if (!(await deleteOwnDay(ctx.pools.app, ctx.workspace, day))) throw new Refused('not_found');
}
