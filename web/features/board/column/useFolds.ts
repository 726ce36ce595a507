import { useEffect, useState } from 'react';
import { recall, remember } from '../../../browser/remembered.ts';

type Folds = Record<string, boolean>;

const keyOf = (funnel: string) => `loudou.boardFolds.${funnel}` as const;

function remembered(funnel: string): Folds {
  try {
    return JSON.parse(recall(keyOf(funnel)) ?? '{}') as Folds;
  } catch {
    return {};
  }
}

/** Which columns the reader has folded or opened, kept in this browser per funnel. */
export function useFolds(funnel: string): [Folds, (stage: string, folded: boolean) => void] {
  const [folds, setFolds] = useState(() => remembered(funnel));
  useEffect(() => remember(keyOf(funnel), JSON.stringify(folds)), [folds, funnel]);
  return [folds, (stage, folded) => setFolds((known) => ({ ...known, [stage]: folded }))];
}
