import {
  checkCommon,
  checkGates,
  checkShared,
  commonWithShared,
  type Library,
  type Phase,
  type SharedGate,
  type SharedStage,
  type Stage,
} from '#domain/funnels/index.ts';
import { type Issue, issue, type Localized } from '#domain/kernel/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/sql.ts';
import { getDefinitions } from '../../objects/index.ts';
import { saveSharedGate } from './gateQueries.ts';
import { saveSharedStage } from './stageQueries.ts';

export type Entry = ({ kind: 'gate' } & SharedGate) | ({ kind: 'stage' } & SharedStage);

export const namesOf = (entry: Entry): Localized => (entry.kind === 'gate' ? entry.names : entry.stage.names);

/** A library of nothing else: what takes from it changes by this entry alone. */
export const alone = (entry: Entry): Library =>
  entry.kind === 'gate' ? { gates: [entry], stages: [] } : { gates: [], stages: [entry] };

/** With gates that are what the library says. */
export const inLibrary = (entry: Entry, { gates }: Library): Entry =>
  entry.kind === 'gate' ? entry : { ...entry, stage: commonWithShared(entry.stage, { gates, stages: [] }) };

/** Undefined where somebody else has saved it since, or, as a new one, has it already. */
export const saveEntry = (
  tx: Transaction,
  ctx: Context,
  entry: Entry,
  lockVersion: number | null,
): Promise<number | undefined> =>
  entry.kind === 'gate'
    ? saveSharedGate(tx, ctx.workspace, entry, lockVersion, ctx.actor.userId)
    : saveSharedStage(tx, ctx.workspace, entry, lockVersion, ctx.actor.userId);

/** What of an entry cannot be asked of its object. `field` is a path into it. */
export async function entryIssues(
  ctx: Context,
  entry: Entry,
  library: Library,
  phases: readonly Phase[],
): Promise<Issue[]> {
  const definitions = await getDefinitions(ctx);
  const object = definitions.object(entry.objectKey);
  if (!object.hasFunnel) return [issue('unknown_object', 'objectKey', { name: entry.objectKey })];
  const own = phases.filter(({ objectKey }) => objectKey === entry.objectKey);
  const ground = { object, objects: definitions.find, phases: own };
  if (entry.kind === 'stage') {
    const { stage } = entry;
    const asked = { stages: [{ ...ANY, ...stage }] };
    const lost = checkShared(asked, library, entry.objectKey).map((found) => ({ ...found, field: 'stage.gates' }));
    return [...checkCommon(stage, ground), ...lost];
  }
  const stage: Stage = { ...ANY, gates: [entry.gate] };
  return checkGates(stage, 0, [stage], ground).map((found) => ({ ...found, field: 'gate' }));
}

const ANY: Stage = {
  key: 'any',
  names: { 'zh-CN': '' },
  kind: 'open',
  phase: '',
  probability: 0,
  category: 'pipeline',
  requiredFields: [],
};
