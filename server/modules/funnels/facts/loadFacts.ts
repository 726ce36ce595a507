import { type FunnelVersion, type GateFacts, NO_FACTS } from '#domain/funnels/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { Queryable } from '#server/platform/sql.ts';
import { approvalFacts } from '../../approvals/index.ts';
import { asksOf } from './asks.ts';
import { documentsOf } from './documents.ts';
import { relatedOf } from './related.ts';
import type { FactsGround, Subject } from './subject.ts';
import { tasksDoneOf, visitsSince } from './taskQueries.ts';

/**
 * What gates ask beyond the values of records, for a batch: one query a kind, none where no gate asks. Nothing of it
 * depends on who reads: a gate that is met for one would else be unmet for another, and a move would hang on who makes it.
 */
export async function loadFacts(
  db: Queryable,
  ctx: Context,
  ground: FactsGround,
  subjects: readonly Subject[],
  versions: readonly Pick<FunnelVersion, 'stages'>[],
): Promise<GateFacts[]> {
  const asks = asksOf(versions);
  if (subjects.length === 0) return [];
  const ids = subjects.map(({ id }) => id);
  const related = await relatedOf(db, ctx, ground, asks.related, subjects);
  const { documents, changedAt } = await documentsOf(db, ctx, ground.object, asks.documents, subjects);
  const done = asks.tasks ? await tasksDoneOf(db, ctx, ground.definitions, ids) : undefined;
  const visits = asks.visits ? await visitsSince(db, ctx, ground, subjects) : undefined;
  const approvals = asks.approvals ? await approvalFacts(db, ctx, subjects) : undefined;
  return ids.map((id) => ({
    related: related.get(id) ?? NO_FACTS.related,
    tasksDone: done?.get(id) ?? NO_FACTS.tasksDone,
    visits: visits?.get(id) ?? NO_FACTS.visits,
    documents: documents.get(id) ?? NO_FACTS.documents,
    changedAt: changedAt.get(id) ?? NO_FACTS.changedAt,
    approvals: approvals?.get(id) ?? NO_FACTS.approvals,
  }));
}
