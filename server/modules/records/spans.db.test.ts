import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inTransaction } from '#server/platform/postgres/index.ts';
import { inSchema } from '#server/platform/sql.ts';
import { createWorld, type World } from '#server/testing/world.ts';
import {
  createRecords,
  deleteRecords,
  followOwner,
  type Outcome,
  restoreRecords,
  setRecordHooks,
  updateRecords,
} from './index.ts';

/**
 * Spans tile time: whatever happens to a record, by clocks that may run apart, each instant since its creation lies in
 * exactly one span, and that span says what an observer who noted every act would say.
 */
type Act =
  | { kind: 'amount'; amount: string; minutes: number }
  | { kind: 'category'; category: string; minutes: number }
  | { kind: 'name'; minutes: number }
  | { kind: 'hand'; to: 'east1' | 'west1'; minutes: number }
  | { kind: 'delete' | 'restore' | 'follow'; minutes: number };
type State = { owner: string; department: string; amount: string | null; category: string | null; deleted: boolean };
type Line = State & { from: number; to: number | null };

let world: World;
beforeAll(async () => {
  world = await createWorld();
  setRecordHooks({
    async beforeCreate(_ctx, object, drafts) {
      for (const draft of drafts.filter(() => object.hasFunnel)) {
        const at = draft.at.toISOString();
        Object.assign(draft.columns, { funnel_key: 'f', stage_key: 's', stage_kind: 'open', stage_since: at });
      }
    },
  });
});
afterAll(() => world.drop());

const minutes = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 1, max: 5000 }) },
  { weight: 2, arbitrary: fc.constant(0) },
  // The clock of another process, which is behind.
  { weight: 1, arbitrary: fc.integer({ min: -30, max: -1 }) },
);
const act: fc.Arbitrary<Act> = fc.oneof(
  fc.record({ kind: fc.constant('amount' as const), amount: fc.constantFrom('1', '2', '3.5'), minutes }),
  fc.record({ kind: fc.constant('category' as const), category: fc.constantFrom('commit', 'bestCase'), minutes }),
  fc.record({ kind: fc.constant('name' as const), minutes }),
  fc.record({ kind: fc.constant('hand' as const), to: fc.constantFrom('east1' as const, 'west1' as const), minutes }),
  fc.record({ kind: fc.constantFrom('delete' as const, 'restore' as const, 'follow' as const), minutes }),
);

test('through updates, hand-overs, deletes, restores and moves of owners', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { maxLength: 12 }), async (acts) => {
      const { spans, lines } = await live(acts);
      expect(spans).toEqual(lines);
    }),
    { numRuns: 40 },
  );
});

/** Carries out the acts, and notes by hand what was so from when. */
async function live(acts: readonly Act[]): Promise<{ spans: Line[]; lines: Line[] }> {
  let clock = Date.UTC(2026, 0, 5, 2);
  const at = () => world.as('admin', { now: new Date(clock) });
  const east1 = world.actors.east1.userId;
  const [outcome] = await createRecords(at(), 'opportunity', [{ values: { name: '甲', owner: east1 } }]);
  const id = idOf(outcome);
  const homes: Record<string, string> = {
    [east1]: world.departments.east.id,
    [world.actors.west1.userId]: world.departments.west.id,
  };
  const state: State = { owner: east1, department: homes[east1]!, amount: null, category: 'pipeline', deleted: false };
  const lines: Line[] = [{ ...state, from: clock, to: null }];
  for (const next of acts) {
    clock += next.minutes * 60_000;
    if (!(await carryOut(id, next, at(), state, homes))) continue;
    const open = lines.at(-1)!;
    // What ends before it began never was: the new state takes its place.
    if (open.from >= clock) lines[lines.length - 1] = { ...state, from: open.from, to: null };
    else {
      open.to = clock;
      lines.push({ ...state, from: clock, to: null });
    }
  }
  const spans = await spansOf(id);
  await home(homes);
  return { spans, lines };
}

/** Whether the act wrote something that spans tell of. */
async function carryOut(
  id: string,
  next: Act,
  ctx: ReturnType<World['as']>,
  state: State,
  homes: Record<string, string>,
): Promise<boolean> {
  const update = async (values: Record<string, unknown>) =>
    (await updateRecords(ctx, 'opportunity', [{ id, values }]))[0]!.ok;
  switch (next.kind) {
    case 'amount':
    case 'category': {
      const [key, value] =
        next.kind === 'amount' ? (['amount', next.amount] as const) : (['category', next.category] as const);
      const done = await update(next.kind === 'amount' ? { amount: value } : { forecastCategory: value });
      if (!done || state[key] === value) return false;
      state[key] = value;
      return true;
    }
    case 'name':
      await update({ name: `改名 ${Math.abs(next.minutes)}` });
      return false;
    case 'hand': {
      const owner = world.actors[next.to].userId;
      if (!(await update({ owner })) || owner === state.owner) return false;
      Object.assign(state, { owner, department: homes[owner]! });
      return true;
    }
    case 'delete':
      if (!(await deleteRecords(ctx, 'opportunity', [{ id }]))[0]!.ok) return false;
      state.deleted = true;
      return true;
    case 'restore':
      if (!(await restoreRecords(ctx, 'opportunity', [id]))[0]!.ok) return false;
      state.deleted = false;
      return true;
    case 'follow': {
      const { east, west } = world.departments;
      const [from, to] = homes[state.owner] === east.id ? [east, west] : [west, east];
      await moveOwner(ctx, state.owner, from, to);
      homes[state.owner] = to.id;
      state.department = to.id;
      return true;
    }
  }
}

const idOf = (outcome: Outcome | undefined): string => {
  if (!outcome?.ok) throw new Error(JSON.stringify(outcome));
  return outcome.id;
};
type Place = World['departments']['east'];
const moveOwner = (ctx: ReturnType<World['as']>, userId: string, from: Place, to: Place) =>
  inTransaction(ctx.pools.app, async (tx) => {
    const sql = inSchema(ctx.workspace, 'update :schema.users set department_id = $2 where id = $1');
    await tx.query(sql, [userId, to.id]);
    await followOwner(tx, ctx, { userId, from, to });
  });

/** Everybody back to where the next life begins. */
async function home(homes: Record<string, string>): Promise<void> {
  const { east, west } = world.departments;
  const [east1, west1] = [world.actors.east1.userId, world.actors.west1.userId];
  const late = world.as('admin', { now: new Date(Date.UTC(2027, 0, 1)) });
  if (homes[east1] === west.id) await moveOwner(late, east1, west, east);
  if (homes[west1] === east.id) await moveOwner(late, west1, east, west);
}

async function spansOf(id: string): Promise<Line[]> {
  const { rows } = await world.db.app.query<Record<string, unknown> & { valid_from: Date; valid_to: Date | null }>(
    inSchema(world.workspace, 'select * from :schema.record_span where record_id = $1 order by valid_from'),
    [id],
  );
  return rows.map((row) => ({
    owner: String(row.owner_id),
    department: String(row.department_id),
    amount: row.amount as string | null,
    category: row.category as string | null,
    deleted: row.deleted as boolean,
    from: row.valid_from.getTime(),
    to: row.valid_to?.getTime() ?? null,
  }));
}
