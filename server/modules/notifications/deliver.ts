import type { Context } from '#server/platform/context.ts';
import { Refused } from '#server/platform/errors.ts';
import type { Transaction } from '#server/platform/sql.ts';
import { contextOfUser } from '../identity/index.ts';
import { getDefinitions } from '../objects/index.ts';
import { type Candidates, selectVisible } from '../records/index.ts';
import { announce } from './announce.ts';
import { joined } from './fromEvents.ts';
import {
  deleteNotification,
  insertNotifications,
  lockRecent,
  type StoredNotification,
  selectPreferences,
  updateNotification,
} from './queries.ts';
import type { NewNotification } from './types.ts';

type Where = Pick<Context, 'pools' | 'workspace' | 'log' | 'now'>;

/** Acts of one person that come within this time of each other are told as one while they are unread. */
const SAME_ACT_MS = 2 * 60_000;

/**
 * Tells people what concerns them: not what they turned off, nothing of records that they may not read, and nothing to those who are no
 * longer active. Shows on their pages when the transaction commits.
 */
export async function deliver(tx: Transaction, where: Where, all: readonly NewNotification[]): Promise<void> {
  if (all.length === 0) return;
  const wanted = await readable(tx, where, await withoutUnwanted(tx, where, all));
  if (wanted.length === 0) return;
  const { workspace, now } = where;
  const people = [...new Set(wanted.map(({ userId }) => userId))];
  const recent = await lockRecent(tx, workspace, people, new Date(now.getTime() - SAME_ACT_MS));
  const fresh: NewNotification[] = [];
  const news: { userId: string; id: number | null }[] = [];
  for (const next of wanted) {
    const known = recent.findLast((one) => isSameAct(one, next));
    if (known) news.push(await extend(tx, where, known, next));
    else fresh.push(next);
  }
  const written = await insertNotifications(
    tx,
    workspace,
    fresh.map((one) => ({ ...one, at: now })),
  );
  await announce(tx, workspace, [...news, ...written]);
}

/** Records handed over one after another are one act; a move stands with further moves of the same record only. */
const isSameAct = (known: StoredNotification, { kind, userId, actorId, object, recordIds }: NewNotification) =>
  known.kind === kind &&
  known.userId === userId &&
  known.actorId === actorId &&
  known.object === object &&
  (kind === 'assigned' || (kind === 'moved' && known.count === 1 && recordIds.join() === known.recordIds.join()));

async function extend(
  tx: Transaction,
  { workspace }: Where,
  known: StoredNotification,
  next: NewNotification,
): Promise<{ userId: string; id: number | null }> {
  const { userId, id } = known;
  const { recordIds, params } = joined<Pick<NewNotification, 'recordIds' | 'params'>>(known, next);
  const added = next.recordIds.filter((one) => !known.recordIds.includes(one)).length;
  // Moved there and back again: there is nothing left to tell.
  if (known.kind === 'moved' && recordIds.length === 1 && params.from === params.to) {
    await deleteNotification(tx, workspace, id);
    return { userId, id: null };
  }
  Object.assign(known, { recordIds, params, count: known.count + added });
  await updateNotification(tx, workspace, id, known);
  return { userId, id };
}

async function withoutUnwanted(
  tx: Transaction,
  { workspace }: Where,
  all: readonly NewNotification[],
): Promise<NewNotification[]> {
  const people = [...new Set(all.map(({ userId }) => userId))];
  const off = (await selectPreferences(tx, workspace, people)).filter(({ app }) => !app);
  return all.filter(({ userId, kind }) => !off.some((wish) => wish.userId === userId && wish.kind === kind));
}

/** Asks for every person with that person's own rights. */
async function readable(tx: Transaction, where: Where, all: readonly NewNotification[]): Promise<NewNotification[]> {
  const told: NewNotification[] = [];
  for (const [userId, own] of Map.groupBy(all, (one) => one.userId)) {
    const ctx = await contextOf(where, userId);
    if (!ctx) continue;
    const visible = await selectVisible(tx, ctx, await getDefinitions(ctx), candidatesOf(own));
    for (const one of own) {
      const recordIds = one.recordIds.filter((id) => visible.has(id));
      if (recordIds.length > 0 || one.object === null) told.push({ ...one, recordIds });
    }
  }
  return told;
}

/** Undefined for one who is no longer active. */
async function contextOf(where: Where, userId: string): Promise<Context | undefined> {
  try {
    return await contextOfUser(where, where.workspace, { id: userId }, 'system');
  } catch (error) {
    if (error instanceof Refused) return undefined;
    throw error;
  }
}

function candidatesOf(all: readonly NewNotification[]): Map<string, Candidates> {
  const byObject = new Map<string, Candidates>();
  for (const { object, recordIds } of all) {
    if (object === null) continue;
    const known = byObject.get(object) ?? { ids: new Set<string>() };
    for (const id of recordIds) known.ids.add(id);
    byObject.set(object, known);
  }
  return byObject;
}
