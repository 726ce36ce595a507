import { useEffect, useState } from 'react';
import type { Box } from './place.ts';

/** Where an element is, frame by frame: pages still load below the tour. It is brought back into sight when it moves. */
export function useSpot(element: HTMLElement | null | undefined, atTop: boolean): Box | undefined {
  const [box, setBox] = useState<Box>();
  useEffect(() => {
    setBox(undefined);
    if (!element) return;
    let before = '';
    let frame = 0;
    const follow = () => {
      frame = requestAnimationFrame(follow);
      let now = element.getBoundingClientRect();
      if (JSON.stringify(now) === before) return;
      const tall = atTop || now.height > window.innerHeight * 0.7;
      element.scrollIntoView({ block: tall ? 'start' : 'center', inline: 'nearest' });
      now = element.getBoundingClientRect();
      before = JSON.stringify(now);
      setBox({ left: now.left, top: now.top, width: now.width, height: now.height });
    };
    follow();
    return () => cancelAnimationFrame(frame);
  }, [element, atTop]);
  return box;
}
