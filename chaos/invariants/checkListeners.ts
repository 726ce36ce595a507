import type { Queryable } from '#server/platform/sql.ts';
import { selectEverOwned, selectStandingDeals } from './ledgerQueries.ts';

/** What somebody who followed the stream holds, and what was ever named to them. */
export type Heard = {
  userId: string;
  /** Sees only what is theirs, and must hold all of it. */
  ownOnly: boolean;
  held: ReadonlyMap<string, number>;
  told: ReadonlySet<string>;
};

const SHOWN = 3;

/** Who follows the stream ends with what the database has, and was never told of what was not theirs to see. */
export async function checkListener(sql: Queryable, ws: string, heard: Heard): Promise<string[]> {
  const { userId, ownOnly, held, told } = heard;
  const standing = await selectStandingDeals(sql, ws, ownOnly ? userId : null);
  const stale = [...held].filter(([id, version]) => standing.get(id) !== version);
  const missing = ownOnly ? [...standing.keys()].filter((id) => !held.has(id)) : [];
  const seen = ownOnly ? await selectEverOwned(sql, ws, userId) : undefined;
  const foreign = seen ? [...told].filter((one) => !seen.has(one)) : [];
  return [
    ...say(
      'a listener holds what is not so',
      stale.map(([id, version]) => `${id} ${version}, is ${standing.get(id)}`),
    ),
    ...say('a listener was not told of', missing),
    ...say('a listener was told of what was never theirs', foreign),
  ];
}

const say = (what: string, list: readonly string[]): string[] =>
  list.length === 0 ? [] : [`${what}: ${list.length}, e.g. ${list.slice(0, SHOWN).join('; ')}`];
