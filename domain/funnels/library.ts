import type { Localized } from '../kernel/localized.ts';
import type { Gate } from './gates.ts';
import type { FunnelVersion, Stage } from './types.ts';

/** An entry of the library. What its gate asks and says holds wherever a gate refers to it; key and side are each gate's own. */
export type SharedGate = { key: string; objectKey: string; names: Localized; gate: Gate };

/** What of a stage may be common to many; its key, its place, its chance and what it is forecast as stay each funnel's own. */
export const COMMON_PARTS = [
  'names',
  'kind',
  'phase',
  'definition',
  'goal',
  'colour',
  'dwellDays',
  'dwellIn',
  'requiredFields',
  'tasks',
  'gates',
  'reasons',
] as const;
export type CommonStage = Pick<Stage, (typeof COMMON_PARTS)[number]>;

/** What is common to all stages that are drawn from it. */
export type SharedStage = { key: string; objectKey: string; stage: CommonStage };

export type Library = { gates: readonly SharedGate[]; stages: readonly SharedStage[] };
export const LIBRARY_KINDS = ['gate', 'stage'] as const;
export type LibraryKind = (typeof LIBRARY_KINDS)[number];

/** The entry whose change has made a version. */
export type LibraryChange = { kind: LibraryKind; key: string; names: Localized };

export type Stages = Pick<FunnelVersion, 'stages'>;

export const commonOf = (stage: Stage | CommonStage): CommonStage =>
  Object.fromEntries(
    COMMON_PARTS.flatMap((part) => (stage[part] === undefined ? [] : [[part, stage[part]]])),
  ) as CommonStage;

/** A stage that is the same with what it has, all of it common from now on. */
export const sharedAs = (stage: Stage, entry: string): Stage => ({
  ...stage,
  shared: {
    entry,
    fields: [...stage.requiredFields],
    gates: sameKeys(stage.gates),
    tasks: sameKeys(stage.tasks),
  },
});

const sameKeys = (items: readonly { key: string }[] = []) => Object.fromEntries(items.map(({ key }) => [key, key]));

/** A stage that takes all that is common from an entry, and keeps what is each funnel's own. Resolve it with the library. */
export function drawnFrom(stage: Stage, { key, stage: common }: SharedStage): Stage {
  const own = Object.entries(stage).filter(([part]) => !(COMMON_PARTS as readonly string[]).includes(part));
  const { names, kind, phase } = common;
  const shared = { entry: key, fields: [], gates: {}, tasks: {} };
  return {
    ...(Object.fromEntries(own) as Omit<Stage, keyof CommonStage>),
    names,
    kind,
    phase,
    requiredFields: [],
    shared,
  };
}

/** Its own from now on, as it is: changes of the library do not reach it any more. */
export function detached<Part extends Stage | Gate>(part: Part): Part {
  const { shared: _, ...own } = part;
  return own as Part;
}

export type LibraryUse = { stage: string; gate?: string };

/** Where a version refers to an entry. */
export function usesIn({ stages }: Stages, kind: LibraryKind, key: string): LibraryUse[] {
  if (kind === 'stage') {
    return stages.flatMap(({ key: stage, shared }) => (shared?.entry === key ? [{ stage }] : []));
  }
  return stages.flatMap(({ key: stage, gates = [] }) =>
    gates.flatMap(({ key: gate, shared }) => (shared === key ? [{ stage, gate }] : [])),
  );
}
