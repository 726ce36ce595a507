import { type RefObject, useEffect, useEffectEvent, useRef } from 'react';

/** How far below what is in sight it begins, so that nobody waits at the end. */
const AHEAD = '800px';

/**
 * Calls when the end of a list comes into reach by scrolling, whatever it scrolls in. `round` is what changes when more
 * was read: as long as the end stays in reach, as after filtering, each round calls again.
 */
export function useReached<E extends Element>(round: unknown, reach: () => void): RefObject<E | null> {
  const end = useRef<E>(null);
  const reached = useEffectEvent(reach);
  // biome-ignore lint/correctness/useExhaustiveDependencies: an observer tells at once where it stands; each round asks anew
  useEffect(() => {
    if (!end.current) return;
    const options = { rootMargin: `0px 0px ${AHEAD}`, scrollMargin: `0px 0px ${AHEAD}` };
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && reached(), options);
    observer.observe(end.current);
    return () => observer.disconnect();
  }, [round]);
  return end;
}
