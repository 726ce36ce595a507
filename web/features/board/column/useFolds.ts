import { useCallback, useMemo } from 'react';
import type { FunnelBody } from '#contract/funnels.ts';
import { recall, remember } from '../../../browser/remembered.ts';
import type { BoardSearch } from '../search.ts';

const keyOf = (funnel: string) => `loudou.boardFolded.${funnel}` as const;
/** Says that nothing is folded, where an empty text would say nothing. */
const NONE = '-';

/** Which columns are folded: as the address says, else as this browser remembers, else the wins. */
export function useFolds(
  funnel: FunnelBody,
  collapsed: string | undefined,
  onChange: (change: BoardSearch) => void,
): [ReadonlySet<string>, (stage: string, folded: boolean) => void] {
  const { stages } = funnel.live;
  const wins = stages.filter(({ kind }) => kind === 'won').map(({ key }) => key);
  const text = collapsed ?? recall(keyOf(funnel.key)) ?? wins.join(',');
  const folded = useMemo(
    () => new Set(text.split(',').filter((key) => stages.some((stage) => stage.key === key))),
    [text, stages],
  );
  const set = useCallback(
    (stage: string, isFolded: boolean) => {
      const rest = text.split(',').filter((key) => key !== stage && key !== NONE && key !== '');
      const next = (isFolded ? [...rest, stage] : rest).join(',') || NONE;
      remember(keyOf(funnel.key), next);
      onChange({ collapsed: next });
    },
    [text, funnel.key, onChange],
  );
  return [folded, set];
}
