import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { remember } from '../../browser/remembered.ts';
import { usePhone } from '../../browser/useMediaQuery.ts';
import { findTarget } from './findTarget.ts';
import { TOUR } from './steps.ts';
import { TourStage } from './TourStage.tsx';
import { useSpot } from './useSpot.ts';

/** Leads through the pages, step by step; each step waits until its page shows what it points at. */
export function Tour({ onClose }: { onClose: () => void }) {
  const router = useRouter();
  const client = useQueryClient();
  const phone = usePhone();
  const [at, setAt] = useState(0);
  const [target, setTarget] = useState<HTMLElement | null>();
  const spot = useSpot(target, phone);
  // Nobody who is in it is invited to it, the last page least of all.
  useEffect(() => remember('loudou.tour', 'seen'), []);
  useEffect(() => {
    const step = TOUR[at];
    if (!step) return;
    const gone = new AbortController();
    const arrive = async () => {
      const place = await Promise.resolve(step.to(client)).catch(() => undefined);
      if (gone.signal.aborted) return;
      if (place) await router.navigate(place);
      const element = await findTarget(step.target, gone.signal);
      if (!gone.signal.aborted) setTarget(element);
    };
    setTarget(undefined);
    void arrive();
    return () => gone.abort();
  }, [at, client, router]);

  return <TourStage at={at} spot={spot} arrived={target !== undefined} onStep={setAt} onClose={onClose} />;
}
