import { measureAll } from '../measures/index.ts';
import { figure, wonFigure } from './month.ts';
import { countByOwner, lastFollowUps } from './queries.ts';
import { type Day, every } from './scope.ts';

const MOST = 60;

/** A line per person of whom the reader sees open deals: what they have, won this month, and where they hang. */
export async function teamOf(day: Day, stalled: ReturnType<typeof every>, month: { from: string; to: string }) {
  if (day.scope === 'mine') return [];
  const { ctx } = day;
  const overdue = every([
    { field: 'done', op: 'eq', value: false },
    { field: 'dueDate', op: 'lt', value: day.day },
  ]);
  const [[open, won], stalledOf, overdueOf] = await Promise.all([
    measureAll(ctx, [
      { measure: 'openAmount', dimensions: ['owner'] },
      { measure: 'wonAmount', dimensions: ['owner'], window: { ...month, basis: 'closed' } },
    ]),
    countByOwner(ctx, 'opportunity', stalled),
    countByOwner(ctx, 'task', overdue),
  ]);
  const figures = (result: typeof open, read: typeof figure) =>
    new Map((result?.rows ?? []).flatMap(({ keys, values }) => (keys[0] ? [[keys[0], read(values)] as const] : [])));
  const [openOf, wonOf] = [figures(open, figure), figures(won, wonFigure)];
  const owners = [...new Set([...openOf.keys(), ...wonOf.keys()])].slice(0, MOST);
  const last = await lastFollowUps(ctx, owners);
  const nothing = { count: 0, amount: '0' };
  return owners.map((owner) => ({
    owner,
    open: openOf.get(owner) ?? nothing,
    won: wonOf.get(owner) ?? nothing,
    stalled: stalledOf.get(owner) ?? 0,
    overdueTasks: overdueOf.get(owner) ?? 0,
    lastFollowUp: last.get(owner)?.toISOString() ?? null,
  }));
}
