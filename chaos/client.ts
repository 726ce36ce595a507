import type { OutcomeBody } from '#contract/records.ts';
import type { Random } from '#server/testing/random.ts';
import type { Answer, Door } from './door.ts';
import type { Entry, Ledger } from './ledger.ts';

/** A deal as its owner last saw it. Only its client writes to it. `lent`: once, to somebody who only watches. */
export type Deal = { id: string; stage: string; deleted: boolean; lent?: 'now' | 'before' };

/** A person at work: what they have, and the book in which all that they are told is kept. */
export type Client = {
  door: Door;
  random: Random;
  ledger: Ledger;
  colleague: string;
  account: string;
  deals: Deal[];
  /** Imports that were acknowledged and not taken back yet. */
  imports: { id: number; mark: string }[];
  /** May import, and write to what others own. */
  isAdmin: boolean;
  me: string;
  /** Somebody who sees only what is theirs, and writes nothing. */
  watcher: string;
};

export type Act = { name: string; weight: number; run(client: Client): Promise<void> };

type Outcomes = { outcomes: OutcomeBody[] };

/** Enters what became of a batch in the book; answers the records that were written. */
export function note(
  { ledger }: Client,
  entry: Pick<Entry, 'mark' | 'act' | 'size'>,
  answer: Answer<Outcomes>,
): { id: string; version: number }[] {
  const written = answer.state === 'acknowledged' ? answer.body.outcomes.filter((one) => one.ok) : [];
  const state = answer.state === 'acknowledged' && written.length === 0 ? 'refused' : answer.state;
  ledger.add({ ...entry, state, written, size: state === 'acknowledged' ? written.length : entry.size, seal: 'log' });
  return written;
}

/** Works until `until` says that the day is over. */
export async function work(client: Client, acts: readonly Act[], until: () => boolean): Promise<void> {
  const chosen = acts.flatMap((act) => Array<Act>(act.weight).fill(act));
  while (!until()) await client.random.pick(chosen).run(client);
}

/** Some of the deals that are not in the bin. */
export function some({ random, deals }: Client, most: number): Deal[] {
  const live = deals.filter(({ deleted }) => !deleted);
  const start = random.between(0, Math.max(0, live.length - 1));
  return live.slice(start, start + random.between(1, most));
}
