import type { TodayBody } from '#contract/today.ts';
import { addDays } from '#domain/kernel/index.ts';
import type { Condition } from '#domain/records/index.ts';
import type { Context } from '#server/platform/context.ts';
import { stalledNow } from '../funnels/index.ts';
import { getDefinitions } from '../objects/index.ts';
import { type ListPage, listRecords, selectReferences } from '../records/index.ts';
import { changesOf } from './changes.ts';
import { monthFigures, monthOf } from './month.ts';
import { selectFigures } from './queries.ts';
import { type Day, DEAL, dayOf, every, OPEN, type TodayScope } from './scope.ts';
import { teamOf } from './team.ts';

const DAYS_AHEAD = 7;
const TASKS = 40;
const DEALS = 10;
const TASK_COLUMNS = ['name', 'dueDate', 'done', 'priority', 'opportunity', 'lead', 'account', 'owner'];
const DEAL_COLUMNS = [
  ...['name', 'account', 'amount', 'owner', 'department', 'funnel', 'stage', 'stageSince', 'nextStep', 'nextStepDate'],
  ...['expectedCloseDate', 'snoozedUntil', 'snoozeReason'],
];

/**
 * What a working day begins with. `mine` is about what the reader owns; `team` about everything that the reader sees,
 * and falls back to `mine` for readers who see nothing but their own.
 */
export async function today(ctx: Context, asked: TodayScope): Promise<TodayBody> {
  const day = await dayOf(ctx, asked);
  const stalled = every([...day.whose, OPEN, await stalledNow(ctx, DEAL)]);
  const [tasks, deals, changes, month, team] = await Promise.all([
    tasksOf(day),
    dealsOf(day, stalled),
    changesOf(day),
    monthFigures(day),
    teamOf(day, stalled, { from: monthOf(day.day).from, to: day.day }),
  ]);
  const named = [
    ...changes.items.map(({ by, record }) => ({ owner: by, account: record.account })),
    ...changes.items.flatMap(({ kind, before, after }) =>
      kind === 'owner' ? [{ owner: before }, { owner: after }] : [],
    ),
    ...team.map(({ owner }) => ({ owner })),
  ];
  const definitions = await getDefinitions(ctx);
  const fields = definitions.object(DEAL).fields.filter(({ key }) => key === 'owner' || key === 'account');
  const names = await selectReferences(ctx.pools.app, ctx, definitions, fields, named);
  return {
    day: day.day,
    scope: day.scope,
    hasTeam: day.hasTeam,
    tasks: tasks.told,
    ...deals.told,
    changes,
    month,
    team,
    references: { ...names, ...tasks.references, ...deals.references },
  };
}

async function tasksOf({ ctx, day, whose }: Day) {
  const open: Condition[] = [
    ...whose,
    { field: 'done', op: 'eq', value: false },
    { field: 'dueDate', op: 'lte', value: addDays(day, DAYS_AHEAD) },
  ];
  const [counts, page] = await Promise.all([
    selectFigures(ctx, 'task', every(open), {
      overdue: { field: 'dueDate', op: 'lt', value: day },
      today: { field: 'dueDate', op: 'eq', value: day },
      soon: { field: 'dueDate', op: 'gt', value: day },
    }),
    listRecords(ctx, 'task', {
      filter: every(open),
      sort: [{ field: 'dueDate' }],
      limit: TASKS,
      columns: TASK_COLUMNS,
    }),
  ]);
  const { overdue, today: dueToday, soon } = counts;
  return {
    told: { overdue: overdue.count, today: dueToday.count, soon: soon.count, items: page.records },
    references: page.references,
  };
}

async function dealsOf({ ctx, day, whose }: Day, stalled: Condition) {
  const due: Condition = { field: 'nextStepDate', op: 'lte', value: day };
  const none: Condition = { field: 'nextStepDate', op: 'empty' };
  const late: Condition = { field: 'expectedCloseDate', op: 'lt', value: day };
  const open = every([...whose, OPEN]);
  const list = (filter: Condition, field: string, descending = false): Promise<ListPage> =>
    listRecords(ctx, DEAL, { filter, sort: [{ field, descending }], limit: DEALS, columns: DEAL_COLUMNS });
  const [figures, steps, slow, past] = await Promise.all([
    selectFigures(ctx, DEAL, open, { due, none, stalled, late }, 'amount'),
    list(every([open, due]), 'nextStepDate'),
    list(stalled, 'amount', true),
    list(every([open, late]), 'amount', true),
  ]);
  return {
    told: {
      steps: { due: figures.due.count, none: figures.none.count, items: steps.records },
      stalled: { ...figures.stalled, items: slow.records },
      pastClose: { ...figures.late, items: past.records },
    },
    references: { ...steps.references, ...slow.references, ...past.references },
  };
}
