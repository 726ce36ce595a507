import { useCallback, useReducer } from 'react';
import { useTranslation } from 'react-i18next';
import type { Looked } from '../../../api/boardLive.ts';
import type { PlacedCard } from '../../../api/boardMerge.ts';
import type { FailedOutcome } from '../../../api/records.ts';
import { toast } from '../../../ui/toast.ts';
import { changesLane, isThere, type Spot } from '../drag/hindrance.ts';
import type { Placement } from '../model/placements.ts';
import type { Picked } from '../select/selection.ts';
import { asksForMore } from './outcome.ts';
import { changePlacements } from './placementsState.ts';
import type { BoardMoves, Fill } from './types.ts';
import { useBulk } from './useBulk.ts';
import { useCarry } from './useCarry.ts';

type Options = {
  object: string;
  /** The field that divides the board. */
  laneField: string | undefined;
  mayOverride: boolean;
  /** What became of cards, in words. */
  wordsOf: (moved: readonly Placement[], refused: number) => string;
  onMoved: (ids: readonly string[]) => void;
  /** A move of several is carried out. */
  onBulk: () => void;
};

/** Moves cards: at once on the board, then on the server, and back with the reason if it says no. */
export function useBoardMoves({ object, laneField, mayOverride, wordsOf, onMoved, onBulk }: Options): BoardMoves {
  const { t } = useTranslation();
  const [placements, change] = useReducer(changePlacements, []);
  const carry = useCarry({ object, change, onMoved, wordsOf });
  const { attempt, arrive, tell, undo } = carry;
  const asking = placements.find(({ state }) => state === 'asking');
  const placementOf = useCallback(
    (picked: Picked, spot: Spot): Placement => {
      const { card, from, lane } = picked;
      const toLane = spot.lane === undefined ? lane : spot.lane;
      return {
        card,
        from,
        to: spot.stage,
        lane,
        toLane,
        laneField: changesLane(picked, spot) ? laneField : undefined,
        state: 'moving',
      };
    },
    [laneField],
  );
  const bulkMoves = useBulk({ carry, change, onMoved, onDone: onBulk, placementOf });
  const { propose, cancelBulk } = bulkMoves;

  /** The card goes back, and the board shows what others made of it. */
  const giveUp = useCallback(
    ({ card }: Placement, outcome: FailedOutcome | undefined) => {
      change({ remove: [card.id] });
      onMoved([card.id]);
      if (!outcome) return;
      const message =
        outcome.reason === 'refused' ? outcome.issues[0]?.message : t(`board.${outcome.reason}`, { name: card.title });
      toast(message ?? t('board.refused'), { failed: true });
    },
    [onMoved, t],
  );

  const moveOne = useCallback(
    async (placement: Placement) => {
      change({ put: [placement] });
      const [outcome] = (await attempt([placement])) ?? [];
      if (outcome?.ok) {
        tell(arrive([placement], [outcome]));
        onMoved([placement.card.id]);
      } else if (outcome && asksForMore(outcome, mayOverride)) {
        change({ put: [{ ...placement, state: 'asking', unmet: outcome.issues.length }] });
      } else giveUp(placement, outcome);
    },
    [arrive, attempt, giveUp, mayOverride, onMoved, tell],
  );

  const move = useCallback(
    (cards: readonly Picked[], spot: Spot) => {
      const [only] = cards.filter((picked) => !isThere(picked, spot));
      if (!only) return;
      if (cards.length > 1) return propose(cards, spot);
      cancelBulk();
      void moveOne(placementOf(only, spot));
    },
    [cancelBulk, moveOne, placementOf, propose],
  );

  const complete = useCallback(
    async (fill: Fill, version: number, reason?: string) => {
      if (!asking) return undefined;
      const override = reason === undefined ? {} : { override: reason };
      const seen = { ...asking, card: { ...asking.card, version }, ...override };
      const [outcome] = (await attempt([seen], new Map([[asking.card.id, fill]]))) ?? [];
      if (outcome?.ok) {
        tell(arrive([asking], [outcome]));
        onMoved([asking.card.id]);
      } else if (outcome && outcome.reason !== 'refused') giveUp(asking, outcome);
      else return outcome;
      return undefined;
    },
    [arrive, asking, attempt, giveUp, onMoved, tell],
  );

  const cancel = useCallback(() => {
    if (asking) change({ remove: [asking.card.id] });
  }, [asking]);
  const pin = useCallback(({ card, stage, lane }: PlacedCard) => {
    change({ put: [{ card, from: stage, to: stage, lane, toLane: lane, state: 'arrived' }] });
  }, []);
  const forget = useCallback(() => change('forget'), []);
  const looked = useCallback(
    ({ ids, found }: Looked) => {
      const seen = new Set(ids);
      const left = placements.filter(
        (placement) => seen.has(placement.card.id) && hasLeft(placement, found.get(placement.card.id)),
      );
      if (left.length > 0) change({ remove: left.map(({ card }) => card.id) });
    },
    [placements],
  );

  return { ...bulkMoves, placements, asking, move, complete, cancel, undo, looked, pin, forget };
}

/** A card that was dropped in one place stands in another by now. What was read before the move says nothing of it. */
function hasLeft({ card, to, toLane, state }: Placement, found: PlacedCard | undefined): boolean {
  if (state !== 'arrived') return false;
  if (!found) return true;
  return found.card.version >= card.version && (found.stage !== to || found.lane !== toLane);
}
