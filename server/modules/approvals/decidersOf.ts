import { type ApprovalStep, type Decider, principalsOf } from '#domain/approvals/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { Queryable } from '#server/platform/sql.ts';
import { getDirectory } from '../identity/index.ts';
import { selectStandIns } from './delegationQueries.ts';
import type { AskedGate, Way } from './hooks.ts';
import { selectWaitingOf } from './listQueries.ts';
import { loadOrganisation } from './organisation.ts';
import { planSteps } from './planSteps.ts';
import { standingsOf, todayOf } from './standing.ts';

/** An approval that a record lacks. `record`: before it exists, nobody has been asked. */
export type Lacking = Pick<Way, 'values' | 'context'> & {
  record: string;
  gate: string;
  state: 'needed' | 'waiting' | 'rejected';
  steps: readonly ApprovalStep[];
};

export const lackingOf = ({ values, context }: Way, { key, steps }: AskedGate, record: string) => ({
  ...{ record, gate: key, steps, values, context },
});

/**
 * Who is to decide now on what waits, or would be asked first, and who stands in for them today; in the order given. A few
 * queries for all, none for none.
 */
export async function decidersOf(db: Queryable, ctx: Context, lacking: readonly Lacking[]): Promise<Decider[][]> {
  if (lacking.length === 0) return [];
  const directory = await getDirectory(ctx);
  const organisation = await loadOrganisation(ctx, db);
  const waiting = lacking.filter(({ state }) => state === 'waiting').map(({ record }) => record);
  const requests = waiting.length > 0 ? await selectWaitingOf(db, ctx.workspace, [...new Set(waiting)]) : [];
  const standings = new Map(
    (await standingsOf(db, ctx, requests)).map((one) => [`${one.request.recordId} ${one.request.gate}`, one]),
  );
  const asked = lacking.map(({ record, gate, steps, ...way }) => {
    const standing = standings.get(`${record} ${gate}`);
    if (standing?.progress.state === 'waiting')
      return { people: standing.progress.open, requester: standing.request.requestedBy };
    const [first] = planSteps(organisation, ctx.actor.userId, way, steps);
    return { people: first?.approvers ?? [], requester: ctx.actor.userId };
  });
  const all = [...new Set(asked.flatMap(({ people }) => people))];
  const today = todayOf(ctx);
  const delegations = all.length > 0 ? await selectStandIns(db, ctx.workspace, all, today) : [];
  const name = (id: string) => directory.person(id)?.name ?? '';
  return asked.map(({ people, requester }) =>
    people.map((id) => {
      const standIns = new Set(delegations.filter(({ from }) => from === id).map(({ to }) => to));
      const acting = [...standIns].filter(
        (person) => principalsOf(person, [id], delegations, { requester, today }).length > 0,
      );
      return { id, name: name(id), standIns: acting.map(name) };
    }),
  );
}
