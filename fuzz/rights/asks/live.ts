import { setTimeout as sleep } from 'node:timers/promises';
import { listen, type Stream } from '../../support/listen.ts';
import type { Ledger } from '../ledger.ts';
import { sees } from '../oracle.ts';
import type { Fact, Person, World } from '../world.ts';

const LIVE = 'GET /api/live';
const PATIENCE_MS = 20_000;
const STEP_MS = 250;

type Ear = {
  reader: Person;
  stream: Stream;
  /** Seen at some time since the stream stands. */
  ever: Set<Fact>;
  /** Changed and seen ever since. */
  due: Set<Fact>;
};
type Heard = { ids: Set<string>; all: boolean; objects: Set<string> };
type Change = (afterEach: () => void) => Promise<void>;

/**
 * Everybody listens while the company changes, step by step: nobody is told of a record that they never saw, and
 * everybody hears of every change of one that they see after it.
 */
export async function askLive(port: number, world: World, ledger: Ledger, change: Change): Promise<void> {
  const ears = await Promise.all(
    world.people.map(async (reader): Promise<Ear> => {
      const stream = await listen(port, '/api/live', { authorization: `Bearer ${reader.token}` });
      return { reader, stream, ever: new Set(seenBy(world, reader)), due: new Set() };
    }),
  );
  const state = new Map(world.facts.map((fact) => [fact, print(fact)]));
  await change(() => {
    const changed = new Set(world.facts.filter((fact) => state.get(fact) !== print(fact)));
    for (const fact of changed) state.set(fact, print(fact));
    for (const { reader, ever, due } of ears) {
      const seen = new Set(seenBy(world, reader));
      // What is hidden again before the stream comes to it need not be told.
      for (const fact of due) if (!seen.has(fact)) due.delete(fact);
      for (const fact of seen) {
        ever.add(fact);
        if (changed.has(fact)) due.add(fact);
      }
    }
  });
  const deadline = Date.now() + PATIENCE_MS;
  while (ears.some((ear) => missed(ear).length > 0) && Date.now() < deadline) await sleep(STEP_MS);
  for (const ear of ears) {
    const { reader, stream, ever, due } = ear;
    const { ids } = hear(stream.text());
    const told = world.facts.filter(({ id }) => ids.has(id));
    const allowed = told.filter((fact) => ever.has(fact));
    ledger.sameSet(LIVE, reader.name, 'told', idsOf(world.facts), idsOf(allowed), idsOf(told));
    ledger.sameSet(LIVE, reader.name, 'not told', idsOf([...due]), [], idsOf(missed(ear)));
    stream.close();
  }
}

const idsOf = (facts: readonly Fact[]): string[] => facts.map(({ id }) => id);
const seenBy = (world: World, reader: Person) => world.facts.filter((fact) => sees(world, reader, fact));
const print = ({ owner, department, team, deleted }: Fact) =>
  JSON.stringify([owner, department, [...new Set(team)].sort(), deleted]);

/** What the reader should have heard of, and has neither heard of nor been told to read anew. */
function missed({ stream, due }: Ear): Fact[] {
  const { ids, all, objects } = hear(stream.text());
  return all ? [] : [...due].filter((fact) => !ids.has(fact.id) && !objects.has(fact.object));
}

function hear(text: string): Heard {
  const heard: Heard = { ids: new Set(), all: false, objects: new Set() };
  for (const block of text.split('\n\n').slice(0, -1)) {
    const name = /^event: (.*)$/m.exec(block)?.[1];
    const data = JSON.parse(/^data: (.*)$/m.exec(block)?.[1] ?? '{}') as {
      changes?: { id: string }[];
      objects?: string[];
    };
    for (const { id } of data.changes ?? []) heard.ids.add(id);
    if (name !== 'resync') continue;
    for (const object of data.objects ?? []) heard.objects.add(object);
    if (!data.objects) heard.all = true;
  }
  return heard;
}
