import { useMemo } from 'react';
import type { FunnelBody } from '#contract/funnels.ts';
import type { ObjectBody } from '#contract/objects.ts';
import { type BoardQuery, useBoard } from '../../api/board.ts';
import { useDepartments, withAllBelow } from '../../api/departments.ts';
import { useDwell } from '../../api/dwell.ts';
import { boardCondition } from './model/filters.ts';
import type { BoardSearch } from './search.ts';

/** The board that the address asks for. `filtered`: something narrows it. */
export function useBoardData(object: ObjectBody, funnel: FunnelBody, search: BoardSearch) {
  const { view = 'open', department, owner, q, filter: condition } = search;
  const { data: tree } = useDepartments();
  const departments = useMemo(
    () => (department ? (tree ? withAllBelow(tree, department) : [department]) : undefined),
    [tree, department],
  );
  const dwell = useDwell();
  const query = useMemo((): BoardQuery => {
    const mine = view === 'mine';
    const filter = boardCondition(object, {
      view,
      departments,
      owner: mine ? undefined : owner,
      text: q,
      condition,
      stalled: dwell.stalled([funnel]),
    });
    return { object: object.key, funnel: funnel.key, ...(filter ? { filter } : {}) };
  }, [object, funnel, view, departments, owner, q, condition, dwell]);
  return { query, board: useBoard(query), filtered: query.filter !== undefined };
}
