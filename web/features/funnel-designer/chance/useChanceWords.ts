import { useTranslation } from 'react-i18next';
import { chanceOf, LEAST_CLOSINGS } from '#domain/funnels/chance.ts';
import type { Learning } from '#domain/funnels/learning.ts';
import type { Stage } from '#domain/funnels/types.ts';

/** What the win probability of an open stage rests on, or would rest on, as a sentence. */
export function useChanceWords() {
  const { t } = useTranslation();
  return (stage: Stage, learning: Learning): string => {
    const { percent, learned, closings } = chanceOf({ ...stage, learned: true }, learning);
    const params = { percent, count: closings, months: learning.months, least: LEAST_CLOSINGS };
    if (!learned) return t('designer.learnedNotYet', params);
    return t(stage.learned ? 'designer.learnedNow' : 'designer.learnedWould', params);
  };
}
