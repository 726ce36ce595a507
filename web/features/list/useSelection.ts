import { useState } from 'react';

export type Selection = {
  ids: ReadonlySet<string>;
  toggle: (id: string, index: number, range: readonly string[]) => void;
  put: (ids: Iterable<string>) => void;
  clear: () => void;
  /** Row of the last tick, where a range with Shift begins. */
  anchor: number | undefined;
};

/** The ticked records. A tick with Shift takes all between the last one and this, the same way as the last. */
export function useSelection(of: string): Selection {
  const [state, setState] = useState<{ of: string; ids: ReadonlySet<string>; anchor?: number }>({ of, ids: new Set() });
  const { ids, anchor } = state.of === of ? state : { ids: new Set<string>(), anchor: undefined };
  return {
    ids,
    anchor,
    toggle: (id, index, range) => {
      const next = new Set(ids);
      const on = !ids.has(id);
      for (const one of [id, ...range]) {
        if (on) next.add(one);
        else next.delete(one);
      }
      setState({ of, ids: next, anchor: index });
    },
    put: (chosen) => setState({ of, ids: new Set(chosen) }),
    clear: () => setState({ of, ids: new Set() }),
  };
}
