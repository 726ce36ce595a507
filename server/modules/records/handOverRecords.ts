import { issue } from '#domain/kernel/issue.ts';
import { type Context, DOORS } from '#server/platform/context.ts';
import { Refused } from '#server/platform/errors.ts';
import { Parameters, type Transaction } from '#server/platform/sql.ts';
import { type Definitions, getDefinitions } from '../objects/index.ts';
import { countOwnedRows, giveRows, lockOwned, type Person, renewSearchAccess } from './handOverQueries.ts';
import { recordHooks } from './hooks.ts';
import { selectInactive, selectOwnerParts } from './queries.ts';
import { isSearchable } from './searchDocument.ts';
import { renewSpans } from './spanQueries.ts';
import { visibilityPredicate } from './visibility.ts';

const CHUNK = 2000;

/** What a person owns, per object: what still goes on, and what is over and done. */
export type Owned = { object: string; live: number; past: number };

export type HandOver = {
  from: string;
  /** Who takes over, by object key; objects that are not named stay. */
  to: Record<string, string>;
  /** Also what is over and done: closed deals, finished tasks, follow-ups. */
  past: boolean;
  /** Told after every chunk; what it throws takes everything back. */
  onProgress(done: number, total: number): Promise<void>;
};

const ownedObjects = (definitions: Definitions) => definitions.all.filter((object) => object.visibility.own);

/** What a person owns, whoever asks: only for those who manage people. */
export async function countOwned(ctx: Context, userId: string): Promise<Owned[]> {
  const objects = ownedObjects(await getDefinitions(ctx));
  return objects.length === 0 ? [] : countOwnedRows(ctx.pools.app, ctx.workspace, objects, userId);
}

/**
 * Gives what a person owns to others within the caller's transaction: rows, events, spans and search entries, a few
 * statements per two thousand records. Visits and ended spans are not touched, so that the past stays with its owner.
 * Every record is locked first, in id order. Throws `no_right` when one of them is out of the actor's reach, `invalid_input`
 * when who takes has left.
 */
export async function handOverRecords(tx: Transaction, ctx: Context, plan: HandOver): Promise<Record<string, number>> {
  const definitions = await getDefinitions(ctx);
  const people = await peopleOf(tx, ctx, [plan.from, ...Object.values(plan.to)]);
  await refuseGone(tx, ctx, Object.values(plan.to));
  const from = people.get(plan.from)!;
  const work: { key: string; ids: string[] }[] = [];
  for (const object of ownedObjects(definitions).filter(({ key }) => plan.to[key])) {
    const params = new Parameters();
    const mayWrite = visibilityPredicate(ctx, definitions, object.key, 'update', 't', params);
    await recordHooks().beforeReassign(tx, ctx, object);
    const asked = { userId: plan.from, past: plan.past, mayWrite, values: params.values };
    const rows = await lockOwned(tx, ctx.workspace, object, asked);
    if (rows.some((row) => !row.may_write)) throw new Refused('no_right');
    work.push({ key: object.key, ids: rows.map((row) => row.id) });
  }
  const total = work.reduce((sum, { ids }) => sum + ids.length, 0);
  let done = 0;
  for (const { key, ids } of work) {
    const to = people.get(plan.to[key]!)!;
    for (let start = 0; start < ids.length; start += CHUNK) {
      const chunk = ids.slice(start, start + CHUNK);
      await giveChunk(tx, ctx, definitions, key, chunk, from, to);
      done += chunk.length;
      await plan.onProgress(done, total);
    }
  }
  return Object.fromEntries(work.map(({ key, ids }) => [key, ids.length]));
}

async function peopleOf(tx: Transaction, ctx: Context, ids: string[]): Promise<Map<string, Person>> {
  const parts = await selectOwnerParts(tx, ctx.workspace, [...new Set(ids)]);
  if (ids.some((id) => !parts.has(id))) throw new Refused('not_found');
  return new Map(
    [...parts.values()].map(({ id, token, department_id, department_token }) => [
      id,
      { id, token, departmentId: department_id, departmentToken: department_token },
    ]),
  );
}

/** Nobody gives to somebody who leaves at the same moment: the takers' rows are held by now. */
async function refuseGone(tx: Transaction, ctx: Context, ids: string[]): Promise<void> {
  const gone = await selectInactive(tx, ctx.workspace, ids);
  if (gone.size > 0) throw new Refused('invalid_input', { issues: [issue('successor_unfit', 'handOverTo')] });
}

async function giveChunk(
  tx: Transaction,
  ctx: Context,
  definitions: Definitions,
  key: string,
  ids: string[],
  from: Person,
  to: Person,
): Promise<void> {
  const object = definitions.object(key);
  const ownerFieldId = object.fields.find((field) => field.key === 'owner')!.id;
  const meta = {
    actorId: ctx.actor.userId,
    door: DOORS[ctx.door],
    batchId: ctx.batchId ?? null,
    at: ctx.now,
    ownerFieldId,
  };
  await giveRows(tx, ctx.workspace, object, ids, from, to, meta);
  await renewSpans(tx, ctx.workspace, object, new Map(ids.map((id) => [id, ctx.now])));
  if (isSearchable(object)) await renewSearchAccess(tx, ctx.workspace, object, ids);
  await recordHooks().afterReassign(tx, ctx, object, ids);
}
