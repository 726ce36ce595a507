import type { CommonStage } from '#domain/funnels/library.ts';
import { commonOf } from '#domain/funnels/library.ts';
import type { Stage } from '#domain/funnels/types.ts';
import type { EntryDraft } from '../../../api/library.ts';
import type { Design } from '../model/design.ts';

const KEY = 'entry';
const TRANSITIONS = { forward: 'gated', skip: 'gated', back: 'gated', reopen: 'gated', exceptions: [] } as const;

/** An entry as a design of one stage, so that the controls of a draft draw it; a gate stands in a stage of its own. */
export function designOf(entry: EntryDraft): Design {
  const own = { key: KEY, probability: 0, category: 'pipeline' } as const;
  const stage: Stage =
    entry.kind === 'stage'
      ? { ...own, ...entry.stage }
      : { ...own, names: entry.names, kind: 'open', phase: '', requiredFields: [], gates: [entry.gate] };
  return { stages: [stage], transitions: { ...TRANSITIONS, exceptions: [] }, mapping: [] };
}

/** The entry that a design of one stage is. */
export function entryOf(entry: EntryDraft, { stages: [stage] }: Design): EntryDraft {
  if (!stage) return entry;
  const { key, objectKey } = entry;
  if (entry.kind === 'stage') return { kind: 'stage', key, objectKey, stage: commonOf(stage) as CommonStage };
  return { kind: 'gate', key, objectKey, names: stage.names, gate: stage.gates?.[0] ?? entry.gate };
}

/** `stage.gates.0` → where the design of the entry has it. */
export const fieldInDesign = (field: string | undefined): string | undefined =>
  field?.replace(/^stage\b/, 'stages.0').replace(/^gate$/, 'stages.0.gates.0');
