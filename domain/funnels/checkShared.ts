import { type Issue, issue } from '../kernel/issue.ts';
import { checkStage } from './checkVersion.ts';
import type { CommonStage, Library, Stages } from './library.ts';
import type { Stage } from './types.ts';
import type { VersionGround } from './versionGround.ts';

/** What of a definition refers to entries that the library does not have, or has for another object. */
export function checkShared({ stages }: Stages, library: Library, objectKey: string): Issue[] {
  const check = (entries: readonly { key: string; objectKey: string }[], name: string, field: string): Issue[] => {
    const entry = entries.find(({ key }) => key === name);
    if (!entry) return [issue('unknown_shared', field, { name })];
    return entry.objectKey === objectKey ? [] : [issue('shared_of_other_object', field, { name })];
  };
  return stages.flatMap(({ shared, gates = [] }, position) => [
    ...(shared ? check(library.stages, shared.entry, `stages.${position}.shared`) : []),
    ...gates.flatMap((gate, index) =>
      gate.shared === undefined ? [] : check(library.gates, gate.shared, `stages.${position}.gates.${index}`),
    ),
  ]);
}

/** What keeps an entry from being drawn from. `field` is a path into it: `stage.gates.0`. */
export function checkCommon(common: CommonStage, ground: VersionGround): Issue[] {
  const stage: Stage = { ...common, key: 'any', probability: 0, category: 'pipeline' };
  return checkStage(stage, 0, [stage], ground).map((found) => ({
    ...found,
    ...(found.field === undefined ? {} : { field: found.field.replace(/^stages\.0/, 'stage') }),
  }));
}
