import { createContext, useContext } from 'react';
import type { FunnelBody } from '#contract/funnels.ts';
import type { TodayBody } from '#contract/today.ts';
import type { Condition } from '#domain/records/condition.ts';

export type TodayView = {
  today: TodayBody;
  funnels: readonly FunnelBody[];
  /** The title of a record or person that the answer names. */
  nameOf: (id: unknown) => string | undefined;
  /** What narrows lists to the same deals as the page: the reader's own, or nothing. */
  whose: Condition[];
};

export const OPEN: Condition = { field: 'stageKind', op: 'eq', value: 'open' };

export const TodayContext = createContext<TodayView | undefined>(undefined);

export function useTodayView(): TodayView {
  const view = useContext(TodayContext);
  if (!view) throw new Error('useTodayView needs a TodayContext above it');
  return view;
}
