import { useCallback, useReducer, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CardBody } from '#contract/funnels.ts';
import type { OutcomeBody } from '#contract/records.ts';
import { isApiError } from '../../../api/apiError.ts';
import type { Looked } from '../../../api/boardLive.ts';
import type { PlacedCard } from '../../../api/boardMerge.ts';
import { useMoves } from '../../../api/moves.ts';
import type { FailedOutcome } from '../../../api/records.ts';
import { toast } from '../../../ui/toast.ts';
import type { Placement } from '../model/placements.ts';
import type { Picked } from '../select/selection.ts';
import { asksForMore } from './outcome.ts';
import { changePlacements } from './placementsState.ts';

export type Fill = Record<string, unknown>;

/** A move of several cards of which some were not let through. */
export type BulkMove = {
  to: string;
  /** Those that stand in the new stage now, with their versions there. */
  moved: readonly Placement[];
  refused: readonly Refusal[];
};
export type Refusal = { placement: Placement; outcome: FailedOutcome };

export type BoardMoves = {
  placements: readonly Placement[];
  /** The card that waits for what a gate asks. */
  asking: Placement | undefined;
  bulk: BulkMove | undefined;
  move: (cards: readonly Picked[], to: string) => void;
  /**
   * Makes the asking move with what was filled in; `version`: of the record as the one who fills it sees it. Resolves to
   * what is still refused.
   */
  complete: (fill: Fill, version: number) => Promise<FailedOutcome | undefined>;
  /** Tries the refused cards again, each with what was filled in for it. */
  completeBulk: (fills: ReadonlyMap<string, Fill>) => Promise<void>;
  cancel: () => void;
  cancelBulk: () => void;
  undo: (moved: readonly Placement[]) => Promise<void>;
  /** Cards that the board has looked at: kept where they were dropped only while they still stand there. */
  looked: (looked: Looked) => void;
  /** Other filters: what was kept where it was dropped takes its own place. */
  forget: () => void;
};

type Options = { object: string; nameOf: (stage: string) => string; onMoved: (ids: readonly string[]) => void };

/** Moves cards: at once on the board, then on the server, and back with the reason if it says no. */
export function useBoardMoves({ object, nameOf, onMoved }: Options): BoardMoves {
  const { t } = useTranslation();
  const [placements, change] = useReducer(changePlacements, []);
  const [bulk, setBulk] = useState<BulkMove>();
  const api = useMoves(object);
  const { move: sendMoves, undo: sendUndo } = api;
  const asking = placements.find(({ state }) => state === 'asking');

  const attempt = useCallback(
    async (moves: readonly Placement[], fills?: ReadonlyMap<string, Fill>): Promise<OutcomeBody[] | undefined> => {
      try {
        return await sendMoves(
          moves.map(({ card, to }) => {
            const fill = fills?.get(card.id);
            return { id: card.id, version: card.version, to, ...(fill ? { fill } : {}) };
          }),
        );
      } catch (error) {
        toast(isApiError(error) ? error.message : t('errors.unexpected'), { failed: true });
        return undefined;
      }
    },
    [sendMoves, t],
  );

  const undo = useCallback(
    async (moved: readonly Placement[]) => {
      change({ put: moved.map(({ card, from, to, lane }) => ({ card, from: to, to: from, lane, state: 'moving' })) });
      const ids = moved.map(({ card }) => card.id);
      const outcomes = await sendUndo(moved.map(({ card }) => ({ id: card.id, version: card.version }))).catch(
        () => undefined,
      );
      change({ remove: ids });
      onMoved(ids);
      const failed = outcomes?.filter((outcome) => !outcome.ok) ?? moved;
      const [first] = outcomes ?? [];
      const reason = first && !first.ok ? first.issues[0]?.message : undefined;
      if (failed.length === 0)
        toast(moved.length === 1 ? t('board.undone') : t('board.undoneAll', { count: moved.length }));
      else if (moved.length === 1) toast(reason ?? t('board.undoFailed'), { failed: true });
      else
        toast(t('board.undoneSome', { count: moved.length - failed.length, failed: failed.length }), { failed: true });
    },
    [sendUndo, onMoved, t],
  );

  /** Cards whose move went through stand where they were put, in their new version. */
  const arrive = useCallback((moves: readonly Placement[], outcomes: readonly OutcomeBody[]): Placement[] => {
    const arrived = moves.flatMap((placement, index): Placement[] => {
      const outcome = outcomes[index];
      if (!outcome?.ok) return [];
      const card: CardBody = { ...placement.card, version: outcome.version, daysInStage: 0, stalled: false };
      return [{ ...placement, card, state: 'arrived' }];
    });
    if (arrived.length > 0) change({ put: arrived });
    return arrived;
  }, []);

  const tell = useCallback(
    (all: readonly Placement[], refused: number) => {
      const [first] = all;
      if (!first) return;
      const stage = nameOf(first.to);
      const text =
        refused > 0
          ? t('board.movedSome', { count: all.length, failed: refused, stage })
          : all.length > 1
            ? t('board.movedAll', { count: all.length, stage })
            : t('board.moved', { name: first.card.title, stage });
      toast(text, { undo: () => void undo(all) });
    },
    [nameOf, t, undo],
  );

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
      const outcomes = await attempt([placement]);
      const [outcome] = outcomes ?? [];
      if (outcome?.ok) {
        tell(arrive([placement], [outcome]), 0);
        onMoved([placement.card.id]);
      } else if (outcome && asksForMore(outcome)) {
        change({ put: [{ ...placement, state: 'asking', unmet: outcome.issues.length }] });
      } else giveUp(placement, outcome);
    },
    [arrive, attempt, giveUp, onMoved, tell],
  );

  const moveMany = useCallback(
    async (moves: readonly Placement[], before: readonly Placement[], fills?: ReadonlyMap<string, Fill>) => {
      const outcomes = await attempt(moves, fills);
      const ids = moves.map(({ card }) => card.id);
      if (!outcomes) {
        change({ remove: ids });
        onMoved(ids);
        return;
      }
      const moved = [...before, ...arrive(moves, outcomes)];
      const refused = moves.flatMap((placement, index): Refusal[] => {
        const outcome = outcomes[index];
        return outcome && !outcome.ok ? [{ placement, outcome }] : [];
      });
      change({ remove: refused.map(({ placement }) => placement.card.id) });
      onMoved(ids);
      const to = moves[0]?.to ?? '';
      setBulk(refused.length > 0 ? { to, moved, refused } : undefined);
      tell(moved, refused.length);
    },
    [arrive, attempt, onMoved, tell],
  );

  const move = useCallback(
    (cards: readonly Picked[], to: string) => {
      const moves = cards
        .filter(({ from }) => from !== to)
        .map(({ card, from, lane }): Placement => ({ card, from, to, lane, state: 'moving' }));
      const [only] = moves;
      if (!only) return;
      setBulk(undefined);
      change({ put: moves });
      void (moves.length === 1 ? moveOne(only) : moveMany(moves, []));
    },
    [moveMany, moveOne],
  );

  const complete = useCallback(
    async (fill: Fill, version: number) => {
      if (!asking) return undefined;
      const seen = { ...asking, card: { ...asking.card, version } };
      const [outcome] = (await attempt([seen], new Map([[asking.card.id, fill]]))) ?? [];
      if (outcome?.ok) {
        tell(arrive([asking], [outcome]), 0);
        onMoved([asking.card.id]);
      } else if (outcome && outcome.reason !== 'refused') giveUp(asking, outcome);
      else return outcome;
      return undefined;
    },
    [arrive, asking, attempt, giveUp, onMoved, tell],
  );

  const completeBulk = useCallback(
    async (fills: ReadonlyMap<string, Fill>) => {
      if (!bulk) return;
      const again = bulk.refused.filter(({ placement }) => fills.has(placement.card.id));
      // A card that others changed is moved as it is now: what is asked of it is asked anew.
      const moves = again.map(({ placement, outcome }) =>
        outcome.reason === 'refused' ? placement : { ...placement, card: unversioned(placement.card, outcome) },
      );
      await moveMany(moves, bulk.moved, fills);
    },
    [bulk, moveMany],
  );

  const cancel = useCallback(() => {
    if (asking) change({ remove: [asking.card.id] });
  }, [asking]);
  const cancelBulk = useCallback(() => setBulk(undefined), []);
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

  return { placements, asking, bulk, move, complete, completeBulk, cancel, cancelBulk, undo, looked, forget };
}

/** A card that was dropped in one place stands in another by now. What was read before the move says nothing of it. */
function hasLeft({ card, to, lane, state }: Placement, found: PlacedCard | undefined): boolean {
  if (state !== 'arrived') return false;
  if (!found) return true;
  return found.card.version >= card.version && (found.stage !== to || found.lane !== lane);
}

/** A conflict tells the present version. */
function unversioned(card: CardBody, outcome: FailedOutcome): CardBody {
  return { ...card, version: outcome.current?.version ?? card.version };
}
