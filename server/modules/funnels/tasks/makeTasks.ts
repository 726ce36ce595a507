import type { StageTask } from '#domain/funnels/index.ts';
import { addDays, zonedDay } from '#domain/kernel/calendar.ts';
import { addWorkdays, inLocale, type WorkCalendar } from '#domain/kernel/index.ts';
import type { ObjectDefinition } from '#domain/objects/index.ts';
import type { Context } from '#server/platform/context.ts';
import { newId } from '#server/platform/ids.ts';
import type { Transaction } from '#server/platform/sql.ts';
import { workCalendarOf } from '../../identity/index.ts';
import { type Definitions, getDefinitions } from '../../objects/index.ts';
import { createRecords } from '../../records/index.ts';
import { asSystem } from '../asSystem.ts';
import { insertStageTasks, type MadeTask, selectAssignees } from './queries.ts';
import type { Entering } from './stays.ts';

/** As many as one statement writes. */
const AT_ONCE = 1000;

/**
 * The key tasks of the stages that records enter, in the same transaction: with whom they fall to, due in workdays. A task
 * that cannot be made (the company asks for more than a name) is left out: it never holds a move up. `known`: were made before.
 */
export async function makeTasks(
  tx: Transaction,
  ctx: Context,
  object: ObjectDefinition,
  entering: readonly Entering[],
  known: readonly { record: string; key: string }[] = [],
): Promise<void> {
  const isMade = new Set(known.map(({ record, key }) => `${record} ${key}`));
  const due = entering.flatMap((stay) =>
    (stay.stage.tasks ?? []).filter(({ key }) => !isMade.has(`${stay.id} ${key}`)).map((task) => ({ stay, task })),
  );
  if (due.length === 0) return;
  const definitions = await getDefinitions(ctx);
  const about = aboutField(definitions, object);
  const owners = [...new Set(entering.flatMap(({ owner }) => owner ?? []))];
  const people = await selectAssignees(tx, ctx.workspace, owners);
  const calendar = await calendarFor(tx, ctx, due);
  const system = asSystem(ctx);
  for (let start = 0; start < due.length; start += AT_ONCE) {
    const part = due.slice(start, start + AT_ONCE).map(({ stay, task }) => {
      const found = people.get(stay.owner ?? '');
      const superior = found?.superior ?? null;
      const owner = (task.assignee === 'superior' ? superior : null) ?? found?.self ?? superior ?? ctx.actor.userId;
      const values = {
        name: inLocale(task.names, ctx.workspace.locale),
        owner,
        ...(about ? { [about]: stay.id } : {}),
        ...dueDate(ctx, stay, task, calendar),
      };
      const id = newId();
      const made: MadeTask = { task: id, record: stay.id, ordinal: stay.ordinal, stage: stay.stage.key, key: task.key };
      return { command: { id, values }, made };
    });
    const outcomes = await createRecords(
      system,
      'task',
      part.map(({ command }) => command),
      tx,
    );
    const refused = outcomes.find(({ ok }) => !ok);
    if (refused) ctx.log.warn({ outcome: refused }, 'key tasks were not made');
    const made = part.filter((_, index) => outcomes[index]?.ok).map((one) => one.made);
    await insertStageTasks(tx, ctx.workspace, object.id, made);
  }
}

/** The task's reference to records of the object, where it has one. */
const aboutField = (definitions: Definitions, object: ObjectDefinition): string | undefined =>
  definitions.object('task').fields.find(({ type, target }) => type === 'reference' && target === object.key)?.key;

type Due = { stay: Entering; task: StageTask };

/** Read by the transaction's own connection: a second one may not be free. */
async function calendarFor(tx: Transaction, ctx: Context, due: readonly Due[]): Promise<WorkCalendar | undefined> {
  const dated = due.filter(({ task }) => task.dueDays !== undefined);
  if (dated.length === 0) return undefined;
  const days = dated.map(({ stay }) => zonedDay(stay.at, ctx.workspace.timeZone)).sort();
  const most = Math.max(...dated.map(({ task }) => task.dueDays ?? 0));
  // Weeks and long holidays: more days than workdays, at most twice as many and a month.
  return workCalendarOf(ctx, days[0]!, addDays(days.at(-1)!, 2 * most + 31), tx);
}

function dueDate(ctx: Context, stay: Entering, task: StageTask, calendar: WorkCalendar | undefined) {
  if (task.dueDays === undefined || !calendar) return {};
  return { dueDate: addWorkdays(zonedDay(stay.at, ctx.workspace.timeZone), task.dueDays, calendar) };
}
