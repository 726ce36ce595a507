import {
  type Funnel,
  type MappingRule,
  mappedTo,
  nearestStage,
  type Stage,
  stageBeforeMapping,
} from '#domain/funnels/index.ts';
import type { ObjectDefinition, RecordValues } from '#domain/objects/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/sql.ts';
import { getDefinitions } from '../../objects/index.ts';
import { valuesOfRow } from '../../records/index.ts';
import type { Funnels } from '../definitions.ts';
import { conditionContext, withRelated } from '../gateValues.ts';
import { momentOf } from '../moment.ts';
import { versionOf } from '../versionOf.ts';
import { selectOpenVisits, selectVisits } from '../visitQueries.ts';
import { type Move, writeMoves } from '../writeMoves.ts';
import { lockMisplaced, type Misplaced, type RemapRow, selectReplaced } from './remapQueries.ts';

const BATCH = 1000;

export type Remap = Omit<Misplaced, 'funnels'> & {
  /** What held before, for what a stage was that is gone. */
  before: Funnels;
  after: Funnels;
  /** Where records go that come to stand by the pilot, and by the live version. */
  rules: { pilot: readonly MappingRule[]; live: readonly MappingRule[] };
  reason: string | null;
};

/**
 * Puts records of a funnel where the versions that hold now have a place for them: batch by batch in the caller's
 * transaction, so that memory stays flat. A record goes back where a mapping took it from, where that is asked; else as the
 * rules say; else, where its stage is gone, to the nearest. Visits are closed and opened as `mapped`, and the time
 * in the stage goes on counting. The funnel must be locked.
 */
export async function remap(
  tx: Transaction,
  ctx: Context,
  object: ObjectDefinition,
  plan: Remap,
): Promise<Map<string, number>> {
  const written = new Map<string, number>();
  const asked = { ...plan, funnels: plan.after };
  let after: string | null = null;
  for (;;) {
    const rows: RemapRow[] = await lockMisplaced(tx, ctx.workspace, object.table, asked, { after, limit: BATCH });
    const moves = await movesOf(tx, ctx, object, plan, rows);
    for (const { id, version } of await writeMoves(tx, ctx, object, moves)) written.set(id, version);
    after = rows.at(-1)?.id ?? null;
    if (rows.length < BATCH) return written;
  }
}

async function movesOf(
  tx: Transaction,
  ctx: Context,
  object: ObjectDefinition,
  plan: Remap,
  rows: readonly RemapRow[],
): Promise<Move[]> {
  if (rows.length === 0) return [];
  const definitions = await getDefinitions(ctx);
  const ids = rows.map(({ id }) => id);
  const visits = await selectOpenVisits(tx, ctx.workspace, ids);
  const former =
    plan.mappedBy === undefined
      ? new Map<string, string>()
      : await formerStages(tx, ctx, { ...plan, mappedBy: plan.mappedBy }, ids);
  const records = rows.map((row) => valuesOfRow(object.fields, row));
  const conditions = [...plan.rules.pilot, ...plan.rules.live].flatMap(({ when }) => when ?? []);
  const filled = await withRelated(tx, ctx, definitions, object, conditions, records);
  const context = conditionContext(ctx, definitions, object);
  return rows.flatMap((row, index): Move[] => {
    const before = records[index]!;
    const funnel = versionOf(plan.after, before);
    const visit = visits.get(row.id);
    if (!funnel) return [];
    const stands = String(before.stage);
    const rules = funnel === plan.after.pilotOf(plan.funnelKey)?.funnel ? plan.rules.pilot : plan.rules.live;
    const wanted = [former.get(row.id), mappedTo(rules, stands, { values: filled[index]!, context })];
    const target = landing(plan, funnel, stands, wanted, before);
    if (target.key === stands) return [];
    const moment = momentOf(ctx.now, undefined, visit);
    if (!moment.ok) throw new Error('a move of now has its time');
    return [
      {
        ...moment.value,
        id: row.id,
        version: row.lock_version,
        row,
        before,
        patch: {},
        issues: [],
        funnel,
        from: stageBefore(plan, stands),
        target,
        visit,
        kind: 'mapped',
        event: 'mapped',
        pending: [],
        ...(plan.reason ? { note: plan.reason } : {}),
      },
    ];
  });
}

/** Where records stood before the mappings of versions took them on, for those that have not moved since. */
async function formerStages(
  tx: Transaction,
  ctx: Context,
  { mappedBy, funnelKey }: Remap & { mappedBy: readonly number[] },
  ids: string[],
): Promise<Map<string, string>> {
  const all = await selectVisits(tx, ctx.workspace, ids);
  const replaced = await selectReplaced(tx, ctx.workspace, funnelKey);
  return new Map(
    [...all].flatMap(([id, visits]) => {
      const former = stageBeforeMapping(visits, mappedBy, replaced);
      return former === undefined ? [] : [[id, former] as const];
    }),
  );
}

function landing(
  plan: Remap,
  funnel: Funnel,
  stands: string,
  wanted: readonly (string | undefined)[],
  values: RecordValues,
): Stage {
  const find = (key: string | undefined) => funnel.live.stages.find((stage) => stage.key === key);
  // Taking a publish back is nothing to the teams of a pilot, as long as it has their stage.
  const isAside = plan.mappedBy !== undefined && funnel.live.state === 'pilot';
  const known = (isAside ? find(stands) : undefined) ?? wanted.map(find).find(Boolean) ?? find(stands);
  if (known) return known;
  const was = stageBefore(plan, stands) ?? plan.after.funnel(plan.funnelKey).others?.find(({ key }) => key === stands);
  const kind = was?.kind ?? (values.stageKind as Stage['kind'] | null) ?? 'open';
  return nearestStage({ kind, phase: was?.phase ?? '' }, funnel.live.stages, plan.after.phases);
}

function stageBefore({ before, after, funnelKey }: Remap, key: string): Stage | undefined {
  const versions = [before, after].flatMap((funnels) => [
    funnels.find(funnelKey)?.live,
    funnels.pilotOf(funnelKey)?.version,
  ]);
  return versions.flatMap((version) => version?.stages ?? []).find((stage) => stage.key === key);
}
