import { lazy, Suspense, useEffect, useState } from 'react';
import { whenTourStarts } from '../../browser/tourSignal.ts';

const Tour = lazy(async () => ({ default: (await import('./Tour.tsx')).Tour }));

/** The tour, fetched when it is first asked for. */
export function TourHost() {
  const [round, setRound] = useState<number>();
  useEffect(() => whenTourStarts(() => setRound((before = 0) => before + 1)), []);
  if (round === undefined) return null;
  return (
    <Suspense fallback={null}>
      <Tour key={round} onClose={() => setRound(undefined)} />
    </Suspense>
  );
}
