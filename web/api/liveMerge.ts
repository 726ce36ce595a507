import type { LiveChange } from '#contract/live.ts';

/** What was heard and not yet read again. */
export type Heard = {
  /** Anything may have changed. */
  all: boolean;
  /** Objects of which anything may have changed. */
  objects: ReadonlySet<string>;
  /** Objects and ids of single records that changed; `others` only those that somebody else changed. */
  changed: { objects: ReadonlySet<string>; ids: ReadonlySet<string> };
  others: { objects: ReadonlySet<string>; ids: ReadonlySet<string> };
};

export const NOTHING_HEARD: Heard = {
  all: false,
  objects: new Set(),
  changed: { objects: new Set(), ids: new Set() },
  others: { objects: new Set(), ids: new Set() },
};

export function withChanges(heard: Heard, changes: readonly LiveChange[], me: string | undefined): Heard {
  const named = (known: Heard['changed'], list: readonly LiveChange[]) => ({
    objects: new Set([...known.objects, ...list.map(({ object }) => object)]),
    ids: new Set([...known.ids, ...list.map(({ id }) => id)]),
  });
  return {
    ...heard,
    changed: named(heard.changed, changes),
    others: named(
      heard.others,
      changes.filter(({ by }) => by !== me),
    ),
  };
}

export function withResync(heard: Heard, objects: readonly string[] | undefined): Heard {
  return objects ? { ...heard, objects: new Set([...heard.objects, ...objects]) } : { ...heard, all: true };
}

export const hasHeard = ({ all, objects, changed }: Heard): boolean => all || objects.size > 0 || changed.ids.size > 0;

/** Roots of query keys that read records, and need not be read again here: the board follows by itself, figures are asked for. */
const NOT_HERE = new Set([
  'session',
  'objects',
  'funnels',
  'setup',
  'departments',
  'users',
  'personas',
  'views',
  'board',
]);
const FIGURES = new Set(['measures', 'cockpit', 'search', 'lookup', 'notifications', 'imports']);
const LISTS = new Set(['list', 'pages']);

type Affects = {
  key: readonly unknown[];
  heard: Heard /** Read after this page's last own write. */;
  afterOwnWrite: boolean;
};

/**
 * Whether a query has to be read again. Queries under `['records', object, …]` follow their object or record, `['today']` everything, any other
 * that names a changed id follows that. What only this page's own write changed is not read twice.
 */
export function affects({ key, heard, afterOwnWrite }: Affects): boolean {
  const root = String(key[0]);
  if (NOT_HERE.has(root) || FIGURES.has(root)) return false;
  if (heard.all) return true;
  const { objects, ids } = afterOwnWrite ? heard.others : heard.changed;
  if (root === 'today') return objects.size > 0 || heard.objects.size > 0;
  if (root === 'records') {
    const object = String(key[1]);
    if (heard.objects.has(object)) return true;
    if (LISTS.has(String(key[2])) && objects.has(object)) return true;
  }
  return names(key, ids);
}

function names(key: readonly unknown[], ids: ReadonlySet<string>): boolean {
  if (ids.size === 0) return false;
  const text = JSON.stringify(key);
  for (const id of ids) if (text.includes(id)) return true;
  return false;
}
