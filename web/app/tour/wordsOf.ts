import type { TourStep } from './steps.ts';

type Reader = { phone: boolean /** Nobody's superior. */; alone: boolean };
export type TourWords = TourStep['key'] | 'teamAlone' | 'movePhone' | 'todayPhone';

/** A phone has no keys to press and nothing to drag; who leads nobody is not told of teams. */
export function wordsOf(step: TourStep['key'], { phone, alone }: Reader): TourWords {
  if (step === 'team' && alone) return 'teamAlone';
  if (step === 'move' && phone) return 'movePhone';
  if (step === 'today' && phone) return 'todayPhone';
  return step;
}
