import { createContext, useContext } from 'react';
import type { CockpitSearch } from '../search.ts';
import type { Scope } from './scope.ts';

export type Cockpit = {
  scope: Scope;
  /** Changes the address; what is undefined leaves it. */
  change: (change: Partial<CockpitSearch>) => void;
};

export const CockpitContext = createContext<Cockpit | undefined>(undefined);

/** What the page is about, and how to change it. */
export function useCockpit(): Cockpit {
  const cockpit = useContext(CockpitContext);
  if (!cockpit) throw new Error('useCockpit needs a CockpitContext above it');
  return cockpit;
}
