import type { Gate } from '#domain/funnels/index.ts';
import type { Context } from '#server/platform/context.ts';
import { inTransaction } from '#server/platform/postgres/index.ts';
import { inSchema, type Queryable } from '#server/platform/sql.ts';
import { createWorld, type World } from '#server/testing/world.ts';
import { updateDepartment } from '../../identity/index.ts';
import { getFunnels, installFunnels, publishVersion } from '../index.ts';
import { everything, make } from './deals.ts';

/** Into 商务谈判: the superior, and from a million on an executive. */
export const DISCOUNT: Gate = {
  key: 'discount',
  at: 'entry',
  kind: 'approval',
  steps: [
    { approvers: [{ kind: 'superior' }], mode: 'any' },
    {
      approvers: [{ kind: 'role', role: 'executive' }],
      mode: 'any',
      when: { field: 'amount', op: 'gte', value: '1000000' },
    },
  ],
};

/** A company whose deals need an approval to be negotiated; eastManager leads east, vp sales. */
export async function createApprovalWorld(gate: Gate = DISCOUNT): Promise<World> {
  const world = await createWorld((ctx) => inTransaction(ctx.pools.owner, (tx) => installFunnels(tx, ctx.workspace)));
  const admin = world.as('admin');
  const { departments, actors } = world;
  await updateDepartment(admin, { id: departments.east.id, headId: actors.eastManager.userId });
  await updateDepartment(admin, { id: departments.sales.id, headId: actors.vp.userId });
  await publishGate(admin, gate);
  return world;
}

export async function publishGate(admin: Context, gate: Gate): Promise<void> {
  const { live } = (await getFunnels(admin)).ofObject('opportunity')[0]!;
  const stages = live.stages.map((stage) => (stage.key === 'negotiation' ? { ...stage, gates: [gate] } : stage));
  await publishVersion(admin, live.funnelKey, { stages, transitions: live.transitions });
}

/** A deal of `rep` before the gate, everything else it asks for being there. */
export async function dealBefore(rep: Context, values: Record<string, unknown> = {}): Promise<string> {
  return make(rep, 'opportunity', { ...(await everything(rep)), stage: 'solution', ...values });
}

/** As when the server ends in the middle of a transaction. */
export async function endConnection(tx: Queryable): Promise<void> {
  await tx.query('select pg_terminate_backend(pg_backend_pid())');
}

type Line = { kind: number; actor: string; note: string | null; door: number };

export async function logOf(db: Queryable, workspace: { schema: string }, id: string): Promise<Line[]> {
  const { rows } = await db.query<Line>(
    inSchema(
      workspace,
      `select e.kind, u.name as actor, e.note, e.door from :schema.event e join :schema.users u on u.id = e.actor_id
       where e.record_id = $1 order by e.seq`,
    ),
    [id],
  );
  return rows;
}

export async function toldOf(
  db: Queryable,
  workspace: { schema: string },
  user: string,
): Promise<{ kind: string; object: string | null; params: Record<string, unknown> }[]> {
  const { rows } = await db.query<{ kind: string; object: string | null; params: Record<string, unknown> }>(
    inSchema(
      workspace,
      `select kind, object_key as object, params from :schema.notification where user_id = $1 order by id`,
    ),
    [user],
  );
  return rows;
}
