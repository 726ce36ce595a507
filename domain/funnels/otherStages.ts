import { mayBecome } from './mapping.ts';
import type { MappingRule } from './mappingRule.ts';
import { nearestStage } from './nearestStage.ts';
import type { FunnelVersion, OtherStage, Phase, PilotVersion, Stage } from './types.ts';

/**
 * Stages that records stand or stood in and that the live version lacks, each with the live one that it counts as: where
 * the newest mapping of its stage led, as far as that goes; else the one nearest by phase.
 */
export function otherStages(
  live: Pick<FunnelVersion, 'stages'>,
  former: readonly Stage[],
  mapping: readonly MappingRule[],
  pilot: PilotVersion | undefined,
  phases: readonly Phase[],
): OtherStage[] {
  const isLive = (key: string) => live.stages.some((stage) => stage.key === key);
  const tried = pilot?.stages ?? [];
  const all = [...tried, ...former.filter(({ key }) => !tried.some((stage) => stage.key === key))];
  const ways = new Map(mapping.filter(({ when }) => when === undefined).map(({ from, to }) => [from, to]));
  const back = new Map(pilot?.mapping.filter(({ from }) => isLive(from)).map(({ from, to }) => [to, from]));
  const follow = (key: string, seen: readonly string[] = []): string | undefined => {
    if (isLive(key)) return key;
    const next = back.get(key) ?? ways.get(key);
    return next === undefined || seen.includes(next) ? undefined : follow(next, [...seen, key]);
  };
  return all
    .filter(({ key }) => !isLive(key))
    .map(({ key, names, kind, phase, probability, learned }) => {
      const target = live.stages.find((stage) => stage.key === follow(key));
      const stands =
        target && mayBecome({ kind }, target) ? target : nearestStage({ kind, phase }, live.stages, phases);
      return { key, names, kind, phase, probability, ...(learned ? { learned } : {}), becomes: stands.key };
    });
}
