import { useEffect, useState } from 'react';
import type { FunnelBody } from '#contract/funnels.ts';
import type { Condition } from '#domain/records/condition.ts';
import { useOpenCounts } from '../../api/boardFigures.ts';
import { useDepartments, withAllBelow } from '../../api/departments.ts';
import { recall } from '../../browser/remembered.ts';
import type { BoardSearch } from './search.ts';

export const LAST_FUNNEL = 'loudou.boardFunnel';
type Counts = Record<string, number>;

/**
 * The funnel that the address names; else, where the address asks for somebody's records, one that holds some of them;
 * else the last one; else the one that holds most for the reader. Once open, it stays while filters come and go.
 */
export function useFunnelChoice(
  funnels: readonly FunnelBody[],
  objects: readonly string[],
  search: BoardSearch,
  counts: { data: Counts | undefined; isPending: boolean },
): { funnel: FunnelBody | undefined; isPending: boolean } {
  const [opened, setOpened] = useState<string>();
  const find = (key: string | undefined) => funnels.find((funnel) => funnel.key === key);
  const named = find(search.funnel) ?? find(opened);
  const whose = useWhose(search);
  const theirs = useOpenCounts(objects, whose, named === undefined && whose !== undefined);
  const last = find(recall(LAST_FUNNEL));
  const isPending = !named && (whose ? theirs.isPending : !last && counts.isPending);
  const funnel = isPending ? undefined : (named ?? chosen(funnels, last, whose ? theirs.data : undefined, counts.data));
  const key = funnel?.key;
  useEffect(() => setOpened(key), [key]);
  return { funnel, isPending };
}

/** Whose records the address asks for; undefined: everyone's. */
function useWhose({ owner, view, department }: BoardSearch): Condition | undefined {
  const { data: tree } = useDepartments();
  if (view === 'mine') return { field: 'owner', op: 'eq', value: { me: true } };
  if (owner) return { field: 'owner', op: 'eq', value: owner };
  if (department && tree) return { field: 'department', op: 'in', value: withAllBelow(tree, department) };
  return undefined;
}

function chosen(
  funnels: readonly FunnelBody[],
  last: FunnelBody | undefined,
  theirs: Counts | undefined,
  counts: Counts | undefined,
): FunnelBody | undefined {
  const holds = (funnel: FunnelBody | undefined) => funnel !== undefined && (theirs?.[funnel.key] ?? 0) > 0;
  if (holds(last)) return last;
  const best = theirs && fullest(funnels, theirs);
  return holds(best) ? best : (last ?? fullest(funnels, counts));
}

/** Deals before leads: a reader with both works the deals, and a new company begins with them. */
function fullest(funnels: readonly FunnelBody[], counts: Counts = {}): FunnelBody | undefined {
  const most = (list: readonly FunnelBody[]) => list.toSorted((a, b) => (counts[b.key] ?? 0) - (counts[a.key] ?? 0))[0];
  const top = most(funnels);
  const best = most(funnels.filter(({ objectKey }) => objectKey === 'opportunity')) ?? top;
  const has = (funnel: FunnelBody | undefined) => funnel !== undefined && (counts[funnel.key] ?? 0) > 0;
  return has(best) || !has(top) ? best : top;
}
