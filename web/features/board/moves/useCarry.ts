import { type Dispatch, useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { CardBody } from '#contract/funnels.ts';
import type { OutcomeBody } from '#contract/records.ts';
import { isApiError } from '../../../api/apiError.ts';
import { useMoves } from '../../../api/moves.ts';
import { toast } from '../../../ui/toast.ts';
import type { Placement } from '../model/placements.ts';
import { backward, carriedBy, inOrder, takenBack } from './carried.ts';
import type { PlacementChange } from './placementsState.ts';
import type { Fill } from './types.ts';

type Options = {
  object: string;
  change: Dispatch<PlacementChange>;
  onMoved: (ids: readonly string[]) => void;
  /** What a card came to, in words. */
  wordsOf: (moved: readonly Placement[], refused: number) => string;
};
export type Carry = ReturnType<typeof useCarry>;

/** How a stay begins. */
const FRESH: Pick<CardBody, 'stay' | 'snoozed' | 'stalled'> = {
  stay: { days: 0, unit: 'calendar', state: 'fine' },
  snoozed: null,
  stalled: false,
};

/** Sends moves to the server and takes them back; a card that arrives stands where it was put, in its new version. */
export function useCarry({ object, change, onMoved, wordsOf }: Options) {
  const { t } = useTranslation();
  const { carry: send, undo: sendUndo } = useMoves(object);

  /** The outcomes in order; undefined where the server could not be asked. `dryRun`: nothing is written. */
  const attempt = useCallback(
    async (placements: readonly Placement[], fills?: ReadonlyMap<string, Fill>, dryRun = false) => {
      try {
        return inOrder(placements, await send({ ...carriedBy(placements, fills), dryRun }));
      } catch (error) {
        toast(isApiError(error) ? error.message : t('errors.unexpected'), { failed: true });
        return undefined;
      }
    },
    [send, t],
  );

  const undo = useCallback(
    async (moved: readonly Placement[]) => {
      change({ put: moved.map(backward) });
      const ids = moved.map(({ card }) => card.id);
      const answer = await sendUndo(takenBack(moved)).catch(() => undefined);
      const outcomes = answer && inOrder(moved, answer);
      change({ remove: ids });
      onMoved(ids);
      const failed = outcomes?.filter((outcome) => !outcome?.ok) ?? moved;
      const [first] = outcomes ?? [];
      const reason = first && !first.ok ? first.issues[0]?.message : undefined;
      if (failed.length === 0)
        toast(moved.length === 1 ? t('board.undone') : t('board.undoneAll', { count: moved.length }));
      else if (moved.length === 1) toast(reason ?? t('board.undoFailed'), { failed: true });
      else
        toast(t('board.undoneSome', { count: moved.length - failed.length, failed: failed.length }), { failed: true });
    },
    [change, sendUndo, onMoved, t],
  );

  const arrive = useCallback(
    (placements: readonly Placement[], outcomes: readonly (OutcomeBody | undefined)[]): Placement[] => {
      const arrived = placements.flatMap((placement, index): Placement[] => {
        const outcome = outcomes[index];
        if (!outcome?.ok) return [];
        const anew = placement.from === placement.to ? {} : FRESH;
        const card: CardBody = { ...placement.card, version: outcome.version, ...anew };
        return [{ ...placement, card, state: 'arrived' }];
      });
      if (arrived.length > 0) change({ put: arrived });
      return arrived;
    },
    [change],
  );

  const tell = useCallback(
    (moved: readonly Placement[], refused = 0) => {
      if (moved.length > 0) toast(wordsOf(moved, refused), { undo: () => void undo(moved) });
    },
    [undo, wordsOf],
  );

  return { attempt, arrive, tell, undo };
}
