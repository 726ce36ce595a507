import type { SearchAnswer } from '#contract/records.ts';
import { STEM } from '../facts.ts';
import { listed } from '../oracle.ts';
import { type Asking, factsOf } from '../reader.ts';

const SEARCH = 'GET /api/search';
const KINDS = ['account', 'contact', 'lead', 'opportunity', 'product'];
const MOST = 50;

/** By a word that every name holds, and by names of records one by one. */
export async function askSearch(asking: Asking): Promise<void> {
  const { world, reader, roll } = asking;
  for (const object of KINDS) {
    const all = factsOf(world, object);
    const seen = listed(world, reader, object);
    const found = await idsFor(asking, STEM, object);
    asking.sameFacts(
      SEARCH,
      `${object} by a word`,
      all,
      seen.filter(({ id }) => found.includes(id)),
      found,
    );
    asking.same(SEARCH, `${object} by a word, how many`, Math.min(MOST, seen.length), found.length);
    for (let turn = 0; turn < 3; turn++) {
      const one = roll.pick(all);
      const hit = (await idsFor(asking, one.code, object)).includes(one.id);
      asking.same(SEARCH, `${object} ${one.code}`, seen.includes(one), hit);
    }
  }
}

async function idsFor(asking: Asking, q: string, object: string): Promise<string[]> {
  const path = `/api/search?q=${encodeURIComponent(q)}&limit=${MOST}&objects=${object}`;
  const { body } = await asking.get<SearchAnswer>(path);
  return body.groups.flatMap(({ hits }) => hits.map(({ id }) => id));
}
