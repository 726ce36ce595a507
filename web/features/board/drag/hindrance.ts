import type { FunnelBody } from '#contract/funnels.ts';
import type { FieldBody, ObjectBody } from '#contract/objects.ts';
import { passedStages } from '#domain/funnels/path.ts';
import { permits } from '#domain/funnels/permission.ts';
import { hasStage, holdingFor } from '../model/versions.ts';
import type { Picked } from '../select/selection.ts';

/** Where a card is put: a stage, and on a divided board the lane; without a lane it keeps its own. */
export type Spot = { stage: string; lane?: string | null };

/** What decides where cards may go. `field`: it divides the board. */
export type Rules = {
  object: ObjectBody;
  funnel: FunnelBody;
  field: FieldBody | undefined;
  /** Of who moves: a funnel may allow some what it forbids others. */
  roles: readonly string[];
  /** Whether they may go past what a funnel forbids, with a reason. */
  mayOverride: boolean;
};

/** Why a card cannot be put somewhere; `laneFixed`: nobody sets that field by hand. */
/** `notInPilot`, `onlyInPilot`: the version of the record has no such stage, and another one has. */
export type Hindrance =
  | 'noRight'
  | 'transition'
  | 'notInPilot'
  | 'onlyInPilot'
  | 'laneFixed'
  | 'laneNeeded'
  | 'laneRetired';

export const changesLane = ({ lane }: Picked, spot: Spot): boolean => spot.lane !== undefined && spot.lane !== lane;

/** It stands there already. */
export const isThere = (picked: Picked, spot: Spot): boolean =>
  picked.from === spot.stage && !changesLane(picked, spot);

/** Whether the funnel lets a card go from one stage to another, gates aside. */
export function isAllowed({ live }: FunnelBody, from: string, to: string, roles: readonly string[]): boolean {
  const place = (key: string) => {
    const position = live.stages.findIndex((stage) => stage.key === key);
    const stage = live.stages[position];
    return stage && { stage, position };
  };
  const [start, target] = [place(from), place(to)];
  return start !== undefined && target !== undefined && permits(live, start, target, roles);
}

/** What keeps a card from a spot, gates aside; undefined: nothing. */
export function hindranceOf(
  { object, funnel, field, roles }: Omit<Rules, 'mayOverride'>,
  picked: Picked,
  spot: Spot,
): Hindrance | undefined {
  if (!picked.card.mayWrite) return 'noRight';
  const holding = holdingFor(funnel, picked.card.pilot);
  if (changesLane(picked, spot)) {
    if (!field || field.write !== undefined) return 'laneFixed';
    if (spot.lane === null && isNeeded(object, holding, field, spot.stage)) return 'laneNeeded';
    if (field.options?.find(({ key }) => key === spot.lane)?.retired) return 'laneRetired';
  }
  if (picked.from === spot.stage || isAllowed(holding, picked.from, spot.stage, roles)) return undefined;
  if (hasStage(holding, spot.stage)) return 'transition';
  return picked.card.pilot ? 'notInPilot' : 'onlyInPilot';
}

/** Only the funnel is against it, and one may go past that with a reason, card by card. */
export const mayGoPast = (rules: Rules, cards: readonly Picked[], spot: Spot): boolean =>
  rules.mayOverride && cards.length === 1 && hindranceOf(rules, cards[0]!, spot) === 'transition';

function isNeeded(object: ObjectBody, { live }: FunnelBody, field: FieldBody, stage: string): boolean {
  const isOwner = field.key === 'owner' && object.visibility?.own !== false;
  return (
    isOwner ||
    field.required === true ||
    passedStages(live.stages, stage).some(({ requiredFields }) => requiredFields.includes(field.key))
  );
}
