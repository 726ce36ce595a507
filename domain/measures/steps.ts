import { chanceOf } from '../funnels/chance.ts';
import { type DwellLimit, limitOf } from '../funnels/dwell.ts';
import type { Funnel, OtherStage, Phase, StageKind } from '../funnels/types.ts';
import type { Localized } from '../kernel/localized.ts';

/**
 * Where the stages of funnels stand on one common line. Open steps have positions 1…n, won n + 1, lost and invalid 0, so that
 * "reached s" is "stood at a position ≥ s".
 */
export type StagePlace = {
  funnelKey: string;
  stageKey: string;
  /** Stage key, or phase key where funnels are read together. */
  step: string;
  position: number;
  kind: StageKind;
  probability: number;
};

export type Step = { key: string; names: Localized; position: number; kind: StageKind; limit: DwellLimit | null };

export type StepLine = { places: StagePlace[]; steps: Step[]; openCount: number };

/** The steps of one funnel: its stages in order. */
export function stageLine(funnel: Funnel): StepLine {
  const open = funnel.live.stages.filter((stage) => stage.kind === 'open');
  const positionOf = new Map(open.map((stage, index) => [stage.key, index + 1]));
  const place = (key: string, kind: StageKind) => positionOf.get(key) ?? closedPosition(kind, open.length);
  return {
    openCount: open.length,
    steps: funnel.live.stages.map((stage) => ({
      key: stage.key,
      names: stage.names,
      position: place(stage.key, stage.kind),
      kind: stage.kind,
      limit: limitOf(stage) ?? null,
    })),
    places: standing(funnel).map(({ key, becomes, kind, chance }) => ({
      funnelKey: funnel.key,
      stageKey: key,
      step: becomes,
      position: place(becomes, kind),
      kind,
      probability: chance,
    })),
  };
}

/** The steps that several funnels share: phases in order. The kind is the stage's own. */
export function phaseLine(funnels: readonly Funnel[], phases: readonly Phase[]): StepLine {
  const ordered = phases.toSorted((a, b) => a.position - b.position);
  const open = ordered.filter((phase) => phase.kind === 'open');
  const positionOf = new Map(open.map((phase, index) => [phase.key, index + 1]));
  return {
    openCount: open.length,
    steps: ordered.map((phase) => ({
      key: phase.key,
      names: phase.names,
      position: positionOf.get(phase.key) ?? closedPosition(phase.kind, open.length),
      kind: phase.kind,
      limit: null,
    })),
    places: funnels.flatMap((funnel) =>
      standing(funnel).map((stage) => ({
        funnelKey: funnel.key,
        stageKey: stage.key,
        step: stage.phase,
        position: stage.kind === 'open' ? (positionOf.get(stage.phase) ?? 1) : closedPosition(stage.kind, open.length),
        kind: stage.kind,
        probability: stage.chance,
      })),
    ),
  };
}

/** Where records stand or stood: live stages, and those of former versions and a pilot, which count as live ones. */
const standing = ({ live, others = [], learning }: Funnel): (OtherStage & { chance: number })[] =>
  [...live.stages.map((stage) => ({ ...stage, becomes: stage.key })), ...others].map((stage) => ({
    ...stage,
    chance: chanceOf(stage, learning).percent,
  }));

function closedPosition(kind: StageKind, openCount: number): number {
  return kind === 'won' ? openCount + 1 : 0;
}

/** Open stages of one funnel that share a step: moves between them are no moves of the step. */
export function sharesSteps(line: StepLine): boolean {
  const seen = new Set<string>();
  for (const place of line.places) {
    if (place.kind !== 'open') continue;
    const name = `${place.funnelKey}/${place.step}`;
    if (seen.has(name)) return true;
    seen.add(name);
  }
  return false;
}
