import { checkGates, type SharedGate, type Stage } from '#domain/funnels/index.ts';
import { inLocale, issue } from '#domain/kernel/index.ts';
import type { Context } from '#server/platform/context.ts';
import { Refused } from '#server/platform/errors.ts';
import type { Transaction } from '#server/platform/sql.ts';
import { getDefinitions, inWorkspaceTerms } from '../../objects/index.ts';
import { publishing } from '../publishing.ts';
import { lockFunnel } from '../queries.ts';
import { nextEdition } from '../versions/changeVersionQueries.ts';
import { requireDesigner } from '../versions/findFunnel.ts';
import {
  deleteSharedGate,
  type GateUse,
  type StoredGate,
  saveSharedGate,
  selectSharedGates,
  selectUses,
} from './sharedQueries.ts';

export type Listed = StoredGate & { uses: Omit<GateUse, 'shared'>[] };

/** The library, each entry with every version and stage that a change of it would reach. */
export async function listSharedGates(ctx: Context): Promise<Listed[]> {
  requireDesigner(ctx);
  const gates = inWorkspaceTerms(ctx.workspace, await selectSharedGates(ctx.pools.app, ctx.workspace));
  const uses = await selectUses(ctx.pools.app, ctx.workspace);
  return gates.map((gate) => ({
    ...gate,
    uses: uses.filter(({ shared }) => shared === gate.key).map(({ shared: _shared, ...use }) => use),
  }));
}

/** Makes an entry, or changes it in every version that refers to it. `lockVersion`: as it was read; null for a new one. */
export async function putSharedGate(
  ctx: Context,
  entry: SharedGate,
  lockVersion: number | null,
): Promise<{ key: string; lockVersion: number }> {
  requireDesigner(ctx);
  await refuseWrong(ctx, entry);
  return publishing(ctx, async (tx) => {
    await hold(tx, ctx, entry.key);
    const saved = await saveSharedGate(tx, ctx.workspace, entry, lockVersion, ctx.actor.userId);
    if (saved !== undefined) return { key: entry.key, lockVersion: saved };
    if (lockVersion !== null) throw new Refused('conflict', { issues: [{ code: 'draft_changed' }] });
    throw new Refused('invalid_input', { issues: [issue('not_unique', 'key', { value: entry.key })] });
  });
}

/** Refused while a version that is not history refers to it. */
export async function removeSharedGate(ctx: Context, key: string): Promise<void> {
  requireDesigner(ctx);
  await publishing(ctx, async (tx) => {
    const entry = (await selectSharedGates(tx, ctx.workspace)).find((one) => one.key === key);
    if (!entry) throw new Refused('not_found');
    if ((await hold(tx, ctx, key)).length > 0) {
      const name = inLocale(entry.names, ctx.locale);
      throw new Refused('conflict', { issues: [issue('in_use', undefined, { name })] });
    }
    await deleteSharedGate(tx, ctx.workspace, key);
  });
}

/** Moves wait while it changes what they are asked, and read it anew then. */
async function hold(tx: Transaction, ctx: Context, key: string): Promise<GateUse[]> {
  const uses = (await selectUses(tx, ctx.workspace)).filter(({ shared }) => shared === key);
  const funnels = [...new Set(uses.map(({ funnelKey }) => funnelKey))].sort();
  for (const funnel of funnels) {
    await lockFunnel(tx, ctx.workspace, funnel);
    await nextEdition(tx, ctx.workspace, funnel);
  }
  return uses;
}

async function refuseWrong(ctx: Context, { objectKey, gate }: SharedGate): Promise<void> {
  const definitions = await getDefinitions(ctx);
  const object = definitions.object(objectKey);
  const stage: Stage = {
    key: 'any',
    names: { 'zh-CN': '' },
    kind: 'open',
    phase: '',
    probability: 0,
    category: 'pipeline',
    requiredFields: [],
    gates: [gate],
  };
  const issues = checkGates(stage, 0, [stage], { object, objects: definitions.find, phases: [] });
  if (issues.length > 0) {
    throw new Refused('invalid_input', { issues: issues.map((found) => ({ ...found, field: 'gate' })) });
  }
}
