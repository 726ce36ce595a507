import type { OutcomeBody } from '#contract/records.ts';
import { laneValue } from '../../../api/board.ts';
import type { Carried, TakenBack } from '../../../api/moves.ts';
import type { Placement } from '../model/placements.ts';
import type { Fill } from './types.ts';

const staysInStage = ({ from, to }: Placement): boolean => from === to;

/** The values that a placement brings: of its new lane, and what was filled in for it. */
const valuesOf = ({ laneField, toLane }: Placement, fill: Fill | undefined): Fill => ({
  ...(laneField === undefined ? {} : { [laneField]: laneValue(toLane) }),
  ...fill,
});

/** What placements ask of the server: a move with values, or within one stage the values alone. */
export function carriedBy(placements: readonly Placement[], fills?: ReadonlyMap<string, Fill>): Carried {
  const command = (placement: Placement) => ({ id: placement.card.id, version: placement.card.version });
  return {
    moves: placements
      .filter((placement) => !staysInStage(placement))
      .map((placement) => {
        const fill = valuesOf(placement, fills?.get(placement.card.id));
        return {
          ...command(placement),
          to: placement.to,
          ...(Object.keys(fill).length > 0 ? { fill } : {}),
          ...(placement.override === undefined ? {} : { override: { reason: placement.override } }),
        };
      }),
    changes: placements
      .filter(staysInStage)
      .map((placement) => ({ ...command(placement), values: valuesOf(placement, fills?.get(placement.card.id)) })),
  };
}

/** What takes arrived placements back: the stage by undoing its move, the lane's value as it was. */
export function takenBack(placements: readonly Placement[]): TakenBack {
  const command = ({ card: { id, version } }: Placement) => ({ id, version });
  return {
    moves: placements
      .filter((placement) => !staysInStage(placement))
      .map((placement) => ({
        ...command(placement),
        ...(placement.laneField ? { restore: [placement.laneField] } : {}),
      })),
    changes: placements.filter(staysInStage).map((placement) => ({
      ...command(placement),
      values: placement.laneField ? { [placement.laneField]: laneValue(placement.lane) } : {},
    })),
  };
}

/** Outcomes in the order of the placements, where moves are answered before changes. */
export function inOrder(
  placements: readonly Placement[],
  outcomes: readonly OutcomeBody[],
): (OutcomeBody | undefined)[] {
  const moved = placements.filter((placement) => !staysInStage(placement));
  const order = new Map(
    [...moved, ...placements.filter(staysInStage)].map((placement, at) => [placement, outcomes[at]]),
  );
  return placements.map((placement) => order.get(placement));
}

/** A placement the other way. */
export const backward = ({ card, from, to, lane, toLane, laneField }: Placement): Placement => ({
  card,
  from: to,
  to: from,
  lane: toLane,
  toLane: lane,
  laneField,
  state: 'moving',
});
