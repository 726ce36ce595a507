import fc from 'fast-check';
import type { Pools } from '#server/platform/context.ts';
import { send } from '../support/http.ts';
import type { Server } from '../support/server.ts';
import { askCell, type Cell, type Surroundings } from './askCell.ts';
import { createCompany } from './company.ts';
import { createPersonas, isAlive, type Persona } from './personas.ts';
import { focused, vocabularyOf } from './vocabulary.ts';

export type RoundOptions = {
  pools: Pools;
  server: Server;
  surroundings: Surroundings;
  seed: number;
  /** Requests of each route and persona. */
  runs: number;
  /** Asked before each cell: whether to go on. */
  goesOn(): boolean;
  /** Told of every cell that was asked. */
  asked(cell: Cell): void;
};

/** Requests that change the session itself: done by a persona, they would leave another one behind. */
const OF_SESSION = /^\/api\/(session|tokens|users\/\{id\}\/deactivate)/;
const AT_ONCE = 6;

/** New companies, every persona of one of them, and every route asked by each of them in an order that the seed decides. */
export async function askRound(options: RoundOptions): Promise<void> {
  const { pools, server, surroundings, seed, runs } = options;
  const marks = { own: markOf(seed, 1), other: markOf(seed, 2) };
  const slug = `fuzz_${process.pid}_${seed}`;
  const company = await createCompany(pools, slug, marks.own);
  const other = await createCompany(pools, `${slug}_other`, marks.other);
  const enter = () => createPersonas(pools.owner, server.port, company, other, marks);
  const cellsOf = (personas: Persona[], late: boolean): Cell[] =>
    personas.flatMap((persona) =>
      surroundings.document.routes
        .filter((route) => OF_SESSION.test(route.path) === late && !leavesTheView(persona, route.id))
        .map((route) => ({
          route,
          persona,
          vocabulary: vocabularies.get(`${persona.name} ${route.method === 'GET'}`)!,
        })),
    );
  const personas = await enter();
  const vocabularies = new Map(
    personas.flatMap((persona) => {
      const made = {};
      return [true, false].map((reads) => [
        `${persona.name} ${reads}`,
        vocabularyOf(persona, reads, company, other, made),
      ]);
    }),
  );
  await askAll(options, shuffled(cellsOf(personas, false), seed));
  for (const persona of personas) await requireAlive(server.port, persona);
  // Last, and one persona after the other: these end sessions.
  await askAll(options, shuffled(cellsOf(personas, true), seed));
  await requireHealth(server);

  /** Who is turned away at the door needs few tries; who gets in needs them with words of several objects. */
  async function ask({ route, persona, vocabulary }: Cell, cellSeed: number): Promise<void> {
    const inside = persona.kind === 'person' || (persona.kind === 'looks' && route.method === 'GET');
    const objects = inside
      ? fc.sample(fc.constantFrom(...Object.keys(company.fieldsOf)), { seed: cellSeed, numRuns: 3 })
      : ['lead'];
    for (const [index, object] of objects.entries()) {
      const words = focused(vocabulary, object, company);
      await askCell(
        { route, persona, vocabulary: words },
        surroundings,
        cellSeed + index * 1_000_003,
        inside ? runs : Math.ceil(runs / 4),
      );
    }
  }

  async function askAll(given: RoundOptions, cells: Cell[]): Promise<void> {
    const waiting = [...cells.entries()];
    await Promise.all(
      Array.from({ length: AT_ONCE }, async () => {
        for (let next = waiting.pop(); next && given.goesOn(); next = waiting.pop()) {
          const [index, cell] = next;
          await ask(cell, seed * 10_000 + index);
          given.asked(cell);
          const crash = server.crash();
          if (crash) throw new Error(`the server ended: ${crash}`);
        }
      }),
    );
  }
}

const leavesTheView = ({ kind }: Persona, id: string) =>
  kind === 'looks' && (id === 'DELETE /api/session' || id === 'DELETE /api/session/see-as');

const shuffled = (cells: Cell[], seed: number): Cell[] =>
  fc.sample(fc.shuffledSubarray(cells, { minLength: cells.length }), { seed, numRuns: 1 })[0] ?? cells;

/** Eight digits that nothing else has, in words that nothing else has. */
const markOf = (seed: number, which: number) =>
  `隐${String(((seed * 7919 + which * 104_729) % 90_000_000) + 10_000_000)}匿`;

/** A persona that lost its session would be refused everything, and the round would test nothing. */
async function requireAlive(port: number, persona: Persona): Promise<void> {
  if (!(await isAlive(port, persona))) throw new Error(`${persona.name} lost the session during the round`);
}

async function requireHealth({ port }: Server): Promise<void> {
  const answer = await send(port, { method: 'GET', path: '/readyz', headers: {} });
  if (answer.status !== 200) throw new Error(`not ready after the round: ${answer.status} ${answer.body}`);
}
