import { createContext } from 'react';
import type { Drill } from './drill.ts';

export type Tip = { anchor: HTMLElement; drill: Drill; label: string };

/** Shows how a number is counted beside it; one tip for the whole page. */
export const TipContext = createContext<{ show: (tip: Tip) => void; hide: () => void }>({
  show: () => {},
  hide: () => {},
});
