import type { Delegations, NewDelegation } from '#contract/approvals.ts';
import { issue } from '#domain/kernel/index.ts';
import type { Context } from '#server/platform/context.ts';
import { Refused } from '#server/platform/errors.ts';
import { newId } from '#server/platform/ids.ts';
import { getDirectory } from '../identity/index.ts';
import { deleteDelegation, insertDelegation, selectDelegations } from './delegationQueries.ts';
import { todayOf } from './standing.ts';

/** The reader's delegations that are not over, by and to the reader. */
export async function listDelegations(ctx: Context): Promise<Delegations> {
  const me = ctx.actor.userId;
  const directory = await getDirectory(ctx);
  const named = (id: string) => ({ id, name: directory.person(id)?.name ?? '' });
  const found = await selectDelegations(ctx.pools.app, ctx.workspace, me, todayOf(ctx));
  const bodies = found.map(({ from, to, ...rest }) => ({ ...rest, from: named(from), to: named(to) }));
  return { given: bodies.filter(({ from }) => from.id === me), received: bodies.filter(({ to }) => to.id === me) };
}

/**
 * Hands one's approvals to somebody from one day to another, both included; one keeps the right to decide oneself. Throws
 * `no_right` for API tokens: who else decides in one's name is said by oneself, signed in.
 */
export async function delegate(ctx: Context, { to, fromDay, toDay }: NewDelegation): Promise<Delegations> {
  if (ctx.door !== 'page') throw new Refused('no_right');
  const person = (await getDirectory(ctx)).person(to);
  const issues = [
    ...(person ? [] : [issue('unknown_reference', 'to', { value: to })]),
    ...(person && !person.active ? [issue('user_inactive', 'to', { value: person.name })] : []),
    ...(to === ctx.actor.userId ? [issue('invalid_value', 'to')] : []),
    ...(toDay < fromDay || toDay < todayOf(ctx) ? [issue('invalid_value', 'toDay')] : []),
  ];
  if (issues.length > 0) throw new Refused('invalid_input', { issues });
  await insertDelegation(ctx.pools.app, ctx.workspace, { id: newId(), from: ctx.actor.userId, to, fromDay, toDay });
  return listDelegations(ctx);
}

/** Ends a delegation of one's own at once. Throws `no_right` for API tokens, `not_found`. */
export async function endDelegation(ctx: Context, id: string): Promise<Delegations> {
  if (ctx.door !== 'page') throw new Refused('no_right');
  if (!(await deleteDelegation(ctx.pools.app, ctx.workspace, ctx.actor.userId, id))) throw new Refused('not_found');
  return listDelegations(ctx);
}
