import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { inLocale } from '#domain/kernel/localized.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import type { Picked } from '../select/selection.ts';
import type { useBoardWords } from '../useBoardWords.ts';
import { changesLane, hindranceOf, isThere, mayGoPast, type Rules, type Spot } from './hindrance.ts';

/** What would become of cards that are dropped somewhere, and in words what changes, or why it does not. */
export type Verdict = { drop: Drop; words: string };
/** `past`: the funnel forbids it, and whoever holds the card may go past that with a reason. */
export type Drop = 'none' | 'open' | 'past' | 'closed';
type Words = Pick<ReturnType<typeof useBoardWords>, 'nameOf' | 'laneNameOf' | 'describe'>;

/** Judges a spot for cards that may be put there. */
export function useVerdict(rules: Rules, { nameOf, laneNameOf, describe }: Words) {
  const { t } = useTranslation();
  const { locale } = useFormat();
  return useCallback(
    (cards: readonly Picked[], spot: Spot): Verdict => {
      const { object, field } = rules;
      const going = cards.filter((card) => !isThere(card, spot));
      const [first] = going;
      if (!first) return { drop: 'none', words: '' };
      const free = going.filter((card) => hindranceOf(rules, card, spot) === undefined);
      const hindrance = free.length === 0 && hindranceOf(rules, first, spot);
      if (hindrance) {
        const lane = spot.lane === undefined ? '' : laneNameOf(spot.lane);
        const names = {
          lane,
          from: nameOf(first.from),
          to: nameOf(spot.stage),
          object: inLocale(object.labels, locale),
        };
        if (mayGoPast(rules, going, spot)) return { drop: 'past', words: t('board.past', names) };
        const fieldName = field ? inLocale(field.labels, locale) : '';
        return { drop: 'closed', words: t(`board.hindrance.${hindrance}`, { ...names, field: fieldName }) };
      }
      const changed = free.map((card) => ({
        from: card.from,
        laneField: changesLane(card, spot) ? field?.key : undefined,
      }));
      return { drop: 'open', words: describe(spot, changed) };
    },
    [rules, nameOf, laneNameOf, describe, locale, t],
  );
}
