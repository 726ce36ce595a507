import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useOpenRecord } from '../../../browser/openRecord.ts';
import { toast } from '../../../ui/toast.ts';
import type { Rules, Spot } from '../drag/hindrance.ts';
import type { Verdict } from '../drag/useVerdict.ts';
import { isConversion } from '../model/conversion.ts';
import { holdingFor } from '../model/versions.ts';
import type { Picked, Selection } from '../select/selection.ts';
import type { BoardMoves } from './types.ts';

type Options = {
  rules: Rules;
  selection: Selection;
  judge: (cards: readonly Picked[], spot: Spot) => Verdict;
  begin: BoardMoves['move'];
};

/** What a reader does with cards: puts them somewhere, takes them a stage on or back, alone or with the selection. */
export function useMoveActs({ rules: { object, funnel }, selection, judge, begin }: Options) {
  const { t } = useTranslation();
  const openRecord = useOpenRecord();
  const move = useCallback(
    (cards: readonly Picked[], spot: Spot) => {
      const [first, ...others] = cards;
      if (!first) return;
      const { drop, words } = judge(cards, spot);
      // Of several the preview says which cannot go, and why.
      if (drop === 'closed' && others.length === 0) return void toast(words, { failed: true });
      if (drop === 'none') return;
      if (!isConversion(funnel, spot.stage)) return begin(cards, spot);
      openRecord({ object: object.key, id: first.card.id });
      toast(t('board.convertThere'));
    },
    [begin, funnel, judge, object.key, openRecord, t],
  );
  const withRest = useCallback(
    (picked: Picked) => (selection.has(picked.card.id) ? [...selection.read().values()] : [picked]),
    [selection],
  );
  const step = useCallback(
    (picked: Picked, direction: 1 | -1) => {
      const { stages } = holdingFor(funnel, picked.card.pilot).live;
      const ahead = stages.filter(({ kind }) => kind === 'open' || kind === 'won');
      const to = ahead[ahead.findIndex(({ key }) => key === picked.from) + direction];
      if (to) move(withRest(picked), { stage: to.key });
      else toast(t('board.noStep'));
    },
    [funnel, move, t, withRest],
  );
  return { move, withRest, step };
}
