import type { TourStep } from './steps.ts';

type Reader = { phone: boolean /** Nobody's superior. */; alone: boolean };
export type TourWords = TourStep['key'] | 'teamAlone' | 'dealsPhone' | 'movePhone' | 'todayPhone';

/** A phone has no keys to press, nothing to drag and no side to open at; who leads nobody is not told of teams. */
export function wordsOf(step: TourStep['key'], { phone, alone }: Reader): TourWords {
  if (step === 'team' && alone) return 'teamAlone';
  if (step === 'deals' && phone) return 'dealsPhone';
  if (step === 'move' && phone) return 'movePhone';
  if (step === 'today' && phone) return 'todayPhone';
  return step;
}
