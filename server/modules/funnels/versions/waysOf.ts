import { type Funnel, isClosed, nearestStage, type Stage } from '#domain/funnels/index.ts';
import type { Remap, Side } from './remapQueries.ts';

/** Where a record goes that stands in `place` and is wanted in another stage: one line for each that may occur. */
export type Way = {
  side: Side;
  /** A stage that is known; for others `kindPlace`. */
  place: string;
  /** A stage of the side's version, or empty where nothing asks for one. */
  wanted: string;
  target: string;
  kind: Stage['kind'];
  version: number;
  category: string;
  /** Whether the forecast category follows the stage whatever it is; else where nobody has chosen another than `fromCategory`. */
  follows: boolean;
  fromCategory: string | null;
};

const KINDS: readonly Stage['kind'][] = ['open', 'won', 'lost', 'invalid'];
/** Of a record in a stage that no version has had. */
export const kindPlace = (kind: string): string => `~${kind}`;

/**
 * All ways of a mapping, so that one statement can take any number of records along: to the stage that is wanted, if the version
 * has it; else nowhere, if it has the one where they stand; else to the nearest. Who stays has no way.
 */
export function waysOf(plan: Remap): Way[] {
  const { after, funnelKey } = plan;
  const sides: { side: Side; funnel: Funnel | undefined }[] = [
    { side: 'live', funnel: after.find(funnelKey) },
    { side: 'pilot', funnel: after.pilotOf(funnelKey)?.funnel },
  ];
  const places = [...knownPlaces(plan), ...KINDS.map((kind) => ({ key: kindPlace(kind), kind, phase: '' }))];
  return sides.flatMap(({ side, funnel }) =>
    funnel ? places.flatMap((place) => waysFrom(plan, side, funnel, place)) : [],
  );
}

type Place = Pick<Stage, 'key' | 'kind' | 'phase'>;

function waysFrom(plan: Remap, side: Side, { live }: Funnel, place: Place): Way[] {
  const find = (key: string) => live.stages.find((stage) => stage.key === key);
  // Taking a publish back is nothing to the teams of a pilot, as long as it has their stage.
  if (plan.mappedBy !== undefined && side === 'pilot' && find(place.key)) return [];
  const asked =
    plan.mappedBy === undefined
      ? plan.rules[side].filter(({ from }) => from === place.key).map(({ to }) => to)
      : live.stages.map(({ key }) => key);
  const from = stageBefore(plan, place.key);
  return [...new Set([...asked.filter(find), ''])].flatMap((wanted): Way[] => {
    const target = find(wanted) ?? find(place.key) ?? nearestStage(place, live.stages, plan.after.phases);
    if (target.key === place.key) return [];
    const { key, kind, category } = target;
    const follows = isClosed(target) || !from || isClosed(from);
    const fromCategory = from?.category ?? null;
    return [{ side, place: place.key, wanted, target: key, kind, version: live.id, category, follows, fromCategory }];
  });
}

/** Every stage in which a record of the funnel may stand. */
export function knownPlaces(plan: Remap): Place[] {
  const others = plan.after.funnel(plan.funnelKey).others ?? [];
  return [...new Map([...others, ...stagesOf(plan)].map((stage) => [stage.key, stage])).values()];
}

export function stageBefore(plan: Remap, key: string): Stage | undefined {
  return stagesOf(plan).find((stage) => stage.key === key);
}

function stagesOf({ before, after, funnelKey }: Remap): Stage[] {
  const versions = [before, after].flatMap((funnels) => [
    funnels.find(funnelKey)?.live,
    funnels.pilotOf(funnelKey)?.version,
  ]);
  return versions.flatMap((version) => version?.stages ?? []);
}
