import { type GateFacts, NO_FACTS } from '#domain/funnels/index.ts';
import { selectApproved } from '../../approvals/index.ts';
import { selectPaidVisits, selectTasksDone } from './factQueries.ts';
import { documentReader } from './pastDocuments.ts';
import { relatedReader } from './pastRelated.ts';
import type { PastGround, RealMove } from './types.ts';

/** What gates asked beyond the values of records, as it stood when each of them moved. */
export async function pastFacts(
  ground: PastGround,
  moves: readonly RealMove[],
): Promise<(move: RealMove) => GateFacts> {
  const documents = await documentReader(ground, moves);
  const related = await relatedReader(ground, moves);
  const tasks = await taskReader(ground, moves);
  const visits = await visitReader(ground, moves);
  const approvals = await approvalReader(ground, moves);
  return (move) => ({
    ...documents(move),
    related: related(move),
    tasksDone: tasks(move),
    visits: visits(move),
    approvals: approvals(move),
  });
}

const idsOf = (moves: readonly RealMove[]): string[] => [...new Set(moves.map(({ id }) => id))];

async function taskReader({ tx, ctx, definitions, asks }: PastGround, moves: readonly RealMove[]) {
  if (!asks.tasks) return () => NO_FACTS.tasksDone;
  const { table } = definitions.object('task');
  const rows = await selectTasksDone(tx, ctx.workspace, table, idsOf(moves));
  const groups = Map.groupBy(rows, ({ record, ordinal }) => `${record} ${ordinal}`);
  // Tasks belong to the stay that the move ended.
  return ({ id, visit }: RealMove) => new Set(groups.get(`${id} ${visit.ordinal - 1}`)?.map(({ task }) => task));
}

async function visitReader({ tx, ctx, definitions, object, asks }: PastGround, moves: readonly RealMove[]) {
  const activity = definitions.object('activity');
  const about = activity.fields.find(({ type, target }) => type === 'reference' && target === object.key);
  if (!asks.visits || !about) return () => NO_FACTS.visits;
  const place = { table: activity.table, about: about.column };
  const paid = Map.groupBy(await selectPaidVisits(tx, ctx.workspace, place, idsOf(moves)), ({ record }) => record);
  return ({ id, before, visit, recordedAt }: RealMove) =>
    (paid.get(id) ?? []).filter(
      ({ at, enteredAt }) => at >= before.dwellSince && at <= visit.enteredAt && enteredAt <= recordedAt,
    ).length;
}

async function approvalReader({ tx, ctx, asks }: PastGround, moves: readonly RealMove[]) {
  if (!asks.approvals) return () => NO_FACTS.approvals;
  const rows = await selectApproved(tx, ctx.workspace, idsOf(moves));
  const given = Map.groupBy(rows, ({ record }) => record);
  return ({ id, recordedAt }: RealMove): GateFacts['approvals'] =>
    new Map(
      (given.get(id) ?? [])
        .filter(({ at }) => at <= recordedAt)
        .map(({ gate, request }) => [gate, { state: 'approved', request }]),
    );
}
