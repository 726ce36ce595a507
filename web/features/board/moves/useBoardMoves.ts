import { useCallback, useReducer } from 'react';
import { useTranslation } from 'react-i18next';
import type { CardBody } from '#contract/funnels.ts';
import type { OutcomeBody } from '#contract/records.ts';
import { isApiError } from '../../../api/apiError.ts';
import { useMove, useUndoMove } from '../../../api/funnels.ts';
import { type FailedOutcome, useRefreshRecords } from '../../../api/records.ts';
import { toast } from '../../../ui/toast.ts';
import type { Placement } from '../model/placements.ts';
import { asksForMore } from './outcome.ts';

export type Fill = Record<string, unknown>;

export type BoardMoves = {
  placements: readonly Placement[];
  /** The card that waits for what a gate asks. */
  asking: Placement | undefined;
  move: (card: CardBody, from: string, to: string) => void;
  /**
   * Makes the asking move with what was filled in; `version`: of the record as the one who fills it sees it. Resolves to
   * what is still refused.
   */
  complete: (fill: Fill, version: number) => Promise<FailedOutcome | undefined>;
  cancel: () => void;
  /** Other filters: what was kept where it was dropped takes its own place. */
  forget: () => void;
};

type Change = { put: Placement } | { remove: string } | 'forget';

function reduce(placements: readonly Placement[], change: Change): readonly Placement[] {
  if (change === 'forget') return placements.filter(({ state }) => state !== 'arrived');
  const id = 'put' in change ? change.put.card.id : change.remove;
  const others = placements.filter((placement) => placement.card.id !== id);
  if (!('put' in change)) return others;
  // One card asks at a time; the one before goes back.
  const staying = change.put.state === 'asking' ? others.filter(({ state }) => state !== 'asking') : others;
  return [...staying, change.put];
}

/** Moves cards: at once on the board, then on the server, and back with the reason if it says no. */
export function useBoardMoves(object: string, nameOf: (stage: string) => string): BoardMoves {
  const { t } = useTranslation();
  const [placements, change] = useReducer(reduce, []);
  const { mutateAsync: send } = useMove(object);
  const { mutateAsync: sendUndo } = useUndoMove(object);
  const refresh = useRefreshRecords();
  const asking = placements.find(({ state }) => state === 'asking');

  const attempt = useCallback(
    async (placement: Placement, fill?: Fill): Promise<OutcomeBody | undefined> => {
      const { card, to } = placement;
      try {
        return await send({ id: card.id, version: card.version, to, ...(fill ? { fill } : {}) });
      } catch (error) {
        toast(isApiError(error) ? error.message : t('errors.unexpected'), { failed: true });
        return undefined;
      }
    },
    [send, t],
  );

  const undo = useCallback(
    async ({ card, from, to }: Placement) => {
      change({ put: { card, from: to, to: from, state: 'moving' } });
      const outcome = await sendUndo({ id: card.id, version: card.version }).catch(() => undefined);
      change({ remove: card.id });
      const said = outcome?.ok ? t('board.undone') : (outcome?.issues[0]?.message ?? t('board.undoFailed'));
      toast(said, { failed: !outcome?.ok });
    },
    [sendUndo, t],
  );

  const arrive = useCallback(
    (placement: Placement, version: number) => {
      const card = { ...placement.card, version, daysInStage: 0, stalled: false };
      const arrived: Placement = { ...placement, card, state: 'arrived' };
      change({ put: arrived });
      toast(t('board.moved', { name: card.title, stage: nameOf(placement.to) }), { undo: () => void undo(arrived) });
    },
    [nameOf, t, undo],
  );

  /** The card goes back, and the board shows what others made of it. */
  const giveUp = useCallback(
    async ({ card }: Placement, outcome: FailedOutcome | undefined) => {
      if (outcome && outcome.reason !== 'refused') await refresh(object);
      change({ remove: card.id });
      if (!outcome) return;
      const message =
        outcome.reason === 'refused' ? outcome.issues[0]?.message : t(`board.${outcome.reason}`, { name: card.title });
      toast(message ?? t('board.refused'), { failed: true });
    },
    [object, refresh, t],
  );

  const move = useCallback(
    async (card: CardBody, from: string, to: string) => {
      const placement: Placement = { card, from, to, state: 'moving' };
      change({ put: placement });
      const outcome = await attempt(placement);
      if (outcome?.ok) arrive(placement, outcome.version);
      else if (outcome && asksForMore(outcome)) {
        change({ put: { ...placement, state: 'asking', unmet: outcome.issues.length } });
      } else await giveUp(placement, outcome);
    },
    [arrive, attempt, giveUp],
  );

  const complete = useCallback(
    async (fill: Fill, version: number) => {
      if (!asking) return undefined;
      const seen = { ...asking, card: { ...asking.card, version } };
      const outcome = await attempt(seen, fill);
      if (outcome?.ok) arrive(asking, outcome.version);
      else if (outcome && outcome.reason !== 'refused') await giveUp(asking, outcome);
      else return outcome;
      return undefined;
    },
    [arrive, asking, attempt, giveUp],
  );

  const cancel = useCallback(() => {
    if (asking) change({ remove: asking.card.id });
  }, [asking]);
  const forget = useCallback(() => change('forget'), []);

  return { placements, asking, move, complete, cancel, forget };
}
