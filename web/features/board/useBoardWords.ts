import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { LanesBody } from '#contract/funnels.ts';
import { inLocale } from '#domain/kernel/localized.ts';
import { useFormat } from '../../ui/FormatProvider.tsx';
import type { Rules, Spot } from './drag/hindrance.ts';
import { laneName } from './lanes/laneName.ts';
import type { Placement } from './model/placements.ts';

/** The names of stages and lanes, and what became of cards in words. `references`: titles of what lanes stand for. */
export function useBoardWords({ funnel, field }: Rules, references: LanesBody['references'] | undefined) {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const { stages } = funnel.live;
  const nameOf = useCallback(
    (key: string) => {
      const stage = stages.find((candidate) => candidate.key === key);
      return stage ? inLocale(stage.names, locale) : key;
    },
    [stages, locale],
  );
  const laneNameOf = useCallback(
    (lane: string | null) => {
      if (!field) return '';
      const without = t('board.laneNone', { field: inLocale(field.labels, locale) });
      return laneName(field, lane, references ?? {}, locale) ?? without;
    },
    [field, references, locale, t],
  );
  /** What cards are put to: another lane, another stage. */
  const describe = useCallback(
    (spot: Spot, moved: readonly Pick<Placement, 'from' | 'laneField'>[]) => {
      const words: string[] = [];
      const name = field ? inLocale(field.labels, locale) : '';
      if (spot.lane !== undefined && moved.some(({ laneField }) => laneField !== undefined))
        words.push(
          spot.lane === null
            ? t('board.toNoLane', { field: name })
            : t('board.toLane', { field: name, lane: laneNameOf(spot.lane) }),
        );
      if (words.length === 0 || moved.some(({ from }) => from !== spot.stage))
        words.push(t('board.toStage', { stage: nameOf(spot.stage) }));
      return words.join(' · ');
    },
    [field, laneNameOf, locale, nameOf, t],
  );
  const wordsOf = useCallback(
    (moved: readonly Placement[], refused: number) => {
      const [first] = moved;
      if (!first) return '';
      const isLane = moved.some(({ laneField }) => laneField !== undefined);
      const spot: Spot = { stage: first.to, ...(isLane ? { lane: first.toLane } : {}) };
      const what = isLane ? describe(spot, moved) : '';
      const stage = nameOf(first.to);
      const count = moved.length;
      if (refused > 0)
        return isLane
          ? t('board.doneSome', { what, count, failed: refused })
          : t('board.movedSome', { stage, count, failed: refused });
      if (count > 1) return isLane ? t('board.doneAll', { what, count }) : t('board.movedAll', { stage, count });
      const name = first.card.title;
      return isLane ? t('board.done', { what, name }) : t('board.moved', { stage, name });
    },
    [nameOf, describe, t],
  );
  return { nameOf, laneNameOf, describe, wordsOf };
}
