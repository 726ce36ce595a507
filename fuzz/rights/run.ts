import { setTimeout as sleep } from 'node:timers/promises';
import type { Pools } from '#server/platform/context.ts';
import { randomOf } from '#server/testing/random.ts';
import { startServer } from '../support/server.ts';
import { askApprovals } from './asks/approvals.ts';
import { askBoard, askLanes } from './asks/board.ts';
import { askCross, askPast } from './asks/cross.ts';
import { askDocuments } from './asks/documents.ts';
import { askExports, askFigures } from './asks/exports.ts';
import { askComments, askSnoozes } from './asks/funnels.ts';
import { askImports, beginImport } from './asks/imports.ts';
import { askFarConditions, askFarValues, askLists, askPickers } from './asks/lists.ts';
import { askLive } from './asks/live.ts';
import { askManaged } from './asks/managed.ts';
import { askFunnel, askMeasures } from './asks/measures.ts';
import { askNews } from './asks/news.ts';
import { askPeople } from './asks/people.ts';
import { askPlaces } from './asks/places.ts';
import { askFiles, askRecords } from './asks/records.ts';
import { askSearch } from './asks/search.ts';
import { askToday } from './asks/today.ts';
import { askWrites } from './asks/writes.ts';
import { buildWorld, type Size } from './build.ts';
import { changeWorld } from './changes.ts';
import { type Difference, Ledger } from './ledger.ts';
import { type Asking, askAs } from './reader.ts';
import type { Fact, World } from './world.ts';

export type Limits = {
  seed: number;
  worlds: number;
  size: Size;
  /** Share of the records that each reader asks for one by one, and of the hidden ones tried to change. */
  share: number;
  /** When everybody is asked: before a year of changes, after it, or both. */
  years: readonly ('before' | 'after')[];
};

export type Summary = {
  seed: number;
  worlds: number;
  people: number;
  records: number;
  requests: number;
  questions: number;
  byDoor: Record<string, number>;
  seconds: number;
  differences: Difference[];
};

const AT_ONCE = 4;

/** Worlds by the dice; every reader at every door, before and after a year of changes. */
export async function runRights(
  database: { pools: Pools; url: string; appUrl: string },
  { seed, worlds, size, share, years }: Limits,
  say: (line: string) => void = () => {},
): Promise<Summary> {
  const began = Date.now();
  const ledger = new Ledger();
  const server = await startServer(database);
  let people = 0;
  let records = 0;
  try {
    const stranger = await buildWorld(database.pools, seed + 999_983, { departments: 2, people: 2, records: 6 });
    for (let index = 0; index < worlds; index++) {
      const { world, admin } = await buildWorld(database.pools, seed + index, size);
      const roll = randomOf(seed + index + 1_000_003);
      people += world.people.length;
      records += world.facts.length;
      const manager = { ...world.people[0]!, id: world.admin.id, name: '总管', token: world.admin.token };
      await beginImport(askAs(server.port, world, manager, ledger, roll, []), world.admin.id);
      for (const year of years) {
        if (year === 'after') world.before = await standing(world);
        const change = (afterEach: () => void) => changeWorld(world, admin, roll, afterEach);
        if (year === 'after') await askLive(server.port, world, ledger, change);
        await askEverybody(server.port, world, ledger, roll.below(2 ** 30), stranger.world.facts, share);
        say(`world ${index + 1} ${year}: ${total(ledger)} questions, ${ledger.differences.length} differences`);
      }
      const crash = server.crash();
      if (crash) throw new Error(`the server ended: ${crash}`);
    }
  } finally {
    await server.stop();
  }
  const seconds = Math.round((Date.now() - began) / 1000);
  const { requests, differences, questions } = ledger;
  return { seed, worlds, people, records, requests, questions: total(ledger), byDoor: questions, seconds, differences };
}

/** How deals stand now, at a moment that lies between what was and what comes. */
async function standing(world: World): Promise<NonNullable<World['before']>> {
  await sleep(50);
  const at = new Date().toISOString();
  await sleep(50);
  const deals = world.facts.filter(({ object }) => object === 'opportunity');
  return { at, deals: new Map(deals.map(({ id, owner, deleted }) => [id, { owner, deleted }])) };
}

const total = ({ questions }: Ledger) => Object.values(questions).reduce((sum, count) => sum + count, 0);

async function askEverybody(
  port: number,
  world: World,
  ledger: Ledger,
  seed: number,
  foreign: readonly Fact[],
  share: number,
): Promise<void> {
  const waiting = [...world.people.entries()];
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let next = waiting.pop(); next; next = waiting.pop()) {
        const [index, reader] = next;
        // Dice of one's own: who asks first must not change what others ask.
        const asking = askAs(port, world, reader, ledger, randomOf(seed + index), foreign);
        // An answer of another shape than its door's is a difference like others, not the end of the run.
        await askEverything(asking, share).catch((error: Error) =>
          asking.same('a door', 'answers as it says', 'yes', error.stack),
        );
      }
    }),
  );
}

async function askEverything(asking: Asking, share: number): Promise<void> {
  for (const object of new Set(asking.world.facts.map((fact) => fact.object))) await askLists(asking, object);
  await askFarConditions(asking);
  await askFarValues(asking);
  await askPlaces(asking);
  await askPickers(asking);
  await askSearch(asking);
  await askRecords(asking, share);
  await askFiles(asking);
  await askDocuments(asking);
  await askBoard(asking);
  await askLanes(asking);
  await askMeasures(asking);
  await askCross(asking);
  await askPast(asking);
  await askFunnel(asking);
  await askToday(asking);
  await askExports(asking);
  await askFigures(asking);
  await askImports(asking);
  await askPeople(asking);
  await askNews(asking);
  await askApprovals(asking);
  await askComments(asking);
  await askSnoozes(asking);
  await askManaged(asking);
  await askWrites(asking, share);
}
