import { type Dispatch, useCallback, useState } from 'react';
import type { CardBody } from '#contract/funnels.ts';
import type { FailedOutcome } from '../../../api/records.ts';
import { isThere, type Spot } from '../drag/hindrance.ts';
import type { Placement } from '../model/placements.ts';
import type { Picked } from '../select/selection.ts';
import type { PlacementChange } from './placementsState.ts';
import type { BulkMove, BulkMoves, Fill, Refusal } from './types.ts';
import type { Carry } from './useCarry.ts';

type Options = {
  carry: Carry;
  change: Dispatch<PlacementChange>;
  onMoved: (ids: readonly string[]) => void;
  /** It is carried out: what was picked for it is no longer. */
  onDone: () => void;
  placementOf: (picked: Picked, spot: Spot) => Placement;
};

/** Moves of several cards: the server says first what would become of each, then it is done, and may be tried again. */
export function useBulk({ carry, change, onMoved, onDone, placementOf }: Options): BulkMoves {
  const [bulk, setBulk] = useState<BulkMove>();
  const { attempt, arrive, tell } = carry;

  const propose = useCallback(
    async (cards: readonly Picked[], spot: Spot) => {
      const going = cards.filter((picked) => !isThere(picked, spot)).map((picked) => placementOf(picked, spot));
      const asked: BulkMove = { spot, state: 'asking', going, refused: [], there: cards.length - going.length };
      setBulk(asked);
      const outcomes = await attempt(going, undefined, true);
      setBulk((present) => {
        if (present !== asked) return present;
        return outcomes && { ...asked, ...parted(going, outcomes), state: 'ready' };
      });
    },
    [attempt, placementOf],
  );

  const carryOut = useCallback(
    async (fills: ReadonlyMap<string, Fill>) => {
      if (!bulk || bulk.state === 'asking') return;
      const before = bulk.state === 'done' ? bulk.going : [];
      const again = bulk.refused.filter(({ placement }) => fills.has(placement.card.id));
      const left = bulk.refused.filter(({ placement }) => !fills.has(placement.card.id));
      // A card that others changed is moved as it is now: what is asked of it is asked anew.
      const retried = again.map(({ placement, outcome }) =>
        outcome.reason === 'refused' ? placement : { ...placement, card: renewed(placement.card, outcome) },
      );
      const moves = bulk.state === 'ready' ? [...bulk.going, ...retried] : retried;
      if (moves.length === 0) return;
      change({ put: moves });
      const outcomes = await attempt(moves, fills);
      const ids = moves.map(({ card }) => card.id);
      if (!outcomes) {
        change({ remove: ids });
        onMoved(ids);
        return;
      }
      const going = [...before, ...arrive(moves, outcomes)];
      const refused = [...parted(moves, outcomes).refused, ...left];
      change({ remove: refused.map(({ placement }) => placement.card.id) });
      onMoved(ids);
      onDone();
      setBulk(refused.length > 0 ? { ...bulk, state: 'done', going, refused } : undefined);
      tell(going, refused.length);
    },
    [arrive, attempt, bulk, change, onDone, onMoved, tell],
  );

  return {
    bulk,
    propose: useCallback((cards, spot) => void propose(cards, spot), [propose]),
    carryOut,
    cancelBulk: useCallback(() => setBulk(undefined), []),
  };
}

type Outcomes = readonly ({ ok: true } | FailedOutcome | undefined)[];

function parted(placements: readonly Placement[], outcomes: Outcomes): Pick<BulkMove, 'going' | 'refused'> {
  const refused = placements.flatMap((placement, index): Refusal[] => {
    const outcome = outcomes[index];
    return outcome && !outcome.ok ? [{ placement, outcome }] : [];
  });
  return { going: placements.filter((_, index) => outcomes[index]?.ok), refused };
}

/** A conflict tells the present version. */
const renewed = (card: CardBody, outcome: FailedOutcome): CardBody => ({
  ...card,
  version: outcome.current?.version ?? card.version,
});
