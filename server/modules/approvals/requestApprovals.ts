import type { NewApprovals } from '#contract/approvals.ts';
import type { Decider } from '#domain/approvals/index.ts';
import { type Issue, issue } from '#domain/kernel/index.ts';
import type { Context } from '#server/platform/context.ts';
import { Refused } from '#server/platform/errors.ts';
import { approvalFacts } from './approvalFacts.ts';
import { decidersOf, type Lacking, lackingOf } from './decidersOf.ts';
import { approvalHooks } from './hooks.ts';
import { loadOrganisation } from './organisation.ts';
import { planSteps } from './planSteps.ts';
import { askOnWay } from './requestApproval.ts';

type Asked = { id: string; asked: number; deciders: Decider[]; issues: Issue[] };
type Found = { id: string; asked: number; waits: Lacking[]; issues: Issue[] };

/**
 * Asks, with one note, for every approval on the way of many records that is not asked for yet. Each record succeeds or is
 * refused by itself. Answers in the order given whom each waits for now, by what was asked before too.
 */
export async function requestApprovals(ctx: Context, { records, ...wish }: NewApprovals): Promise<Asked[]> {
  const found: Found[] = [];
  for (const record of records) found.push(await askAll(ctx, { ...wish, ...record }));
  const waits = found.flatMap((one) => one.waits);
  const deciders = await decidersOf(ctx.pools.app, ctx, waits);
  const known = new Map(waits.map((one, index) => [one, deciders[index]!]));
  return found.map(({ id, asked, waits: own, issues }) => {
    const all = own.flatMap((one) => known.get(one) ?? []);
    return { id, asked, issues, deciders: [...new Map(all.map((person) => [person.id, person])).values()] };
  });
}

async function askAll(ctx: Context, wish: Omit<NewApprovals, 'records'> & NewApprovals['records'][number]) {
  const { id } = wish;
  const done: Found = { id, asked: 0, waits: [], issues: [] };
  try {
    const way = await approvalHooks().way(ctx, wish);
    const facts = (await approvalFacts(ctx.pools.app, ctx, [{ id, values: way.values }])).get(id);
    const organisation = await loadOrganisation(ctx);
    for (const gate of way.gates) {
      const state = facts?.get(gate.key)?.state;
      if (state === 'approved') continue;
      if (planSteps(organisation, ctx.actor.userId, way, gate.steps).length === 0) continue;
      if (state !== 'waiting') {
        await askOnWay(ctx, { ...wish, gate: gate.key }, way);
        done.asked += 1;
      }
      done.waits.push({ ...lackingOf(way, gate, id), state: 'waiting' });
    }
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const code = error.code === 'not_found' ? 'not_found' : 'no_right';
    done.issues.push(...(error.issues.length > 0 ? error.issues : [issue(code)]));
  }
  return done;
}
