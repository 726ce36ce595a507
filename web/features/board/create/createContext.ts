import { createContext } from 'react';
import type { FunnelBody } from '#contract/funnels.ts';
import type { ObjectBody } from '#contract/objects.ts';

/** What a quick create needs of the board; undefined while none is open. */
export type Creating = {
  object: ObjectBody;
  funnel: FunnelBody;
  stage: string;
  onDone: (id: string | undefined) => void;
};
export const CreatingContext = createContext<Creating | undefined>(undefined);
