import fc from 'fast-check';
import type { Pools } from '#server/platform/context.ts';
import type { Route } from '../support/document.ts';
import { send } from '../support/http.ts';
import type { Server } from '../support/server.ts';
import { askCell, type Cell, type Surroundings } from './askCell.ts';
import { createCompany } from './company.ts';
import { createPersonas, isAlive, type Persona } from './personas.ts';
import { prepare, prepareSessions } from './prepare.ts';
import { prepareApprovals } from './prepareApprovals.ts';
import { focused, type Vocabulary, vocabularyOf } from './vocabulary.ts';

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
const OF_SESSION = /^\/api\/(session|tokens|demo\/sign-in|users\/\{id\}\/deactivate)/;
/** Those after which there is none, or another one; what ends least comes first. */
const ENDING = [
  'POST /api/session',
  'POST /api/session/link',
  'POST /api/demo/sign-in',
  'DELETE /api/sessions/{id}',
  'POST /api/session/password',
  'POST /api/session/see-as',
  'DELETE /api/session/see-as',
  'DELETE /api/sessions',
  'DELETE /api/session',
];
const AT_ONCE = 6;

/** New companies, every persona of one of them, and every route asked by each of them in an order that the seed decides. */
export async function askRound(options: RoundOptions): Promise<void> {
  const { pools, server, surroundings, seed, runs } = options;
  const marks = { own: markOf(seed, 1), other: markOf(seed, 2) };
  const slug = `fuzz_${process.pid}_${seed}`;
  const company = await createCompany(pools, slug, marks.own);
  const other = await createCompany(pools, `${slug}_other`, marks.other);
  const enter = () => createPersonas(pools.owner, server.port, company, other, marks);
  const cellsOf = (personas: Persona[], phase: Phase): Cell[] =>
    personas.flatMap((persona) =>
      surroundings.document.routes
        .filter((route) => phaseOf(route) === phase && !leavesTheView(persona, route.id))
        .map((route) => ({
          route,
          persona,
          vocabulary: vocabularies.get(`${persona.name} ${route.method === 'GET'}`)!,
        })),
    );
  const personas = await enter();
  const madeBy = new Map(personas.map(({ name }) => [name, {} as Vocabulary['made']]));
  const vocabularies = new Map(
    personas.flatMap((persona) => {
      const made = madeBy.get(persona.name)!;
      return [true, false].map((reads) => [
        `${persona.name} ${reads}`,
        vocabularyOf(persona, reads, company, other, made),
      ]);
    }),
  );
  const where = { port: server.port, db: pools.owner };
  const inside = personas.filter(({ kind }) => kind === 'person');
  for (const persona of inside) await prepare(where, persona, company, madeBy.get(persona.name)!);
  await prepareApprovals(server.port, inside, madeBy);
  await askAll(options, shuffled(cellsOf(personas, 'plain'), seed));
  for (const persona of personas) await requireAlive(server.port, persona);
  await askAll(options, shuffled(cellsOf(personas, 'late'), seed));
  // Last, by people who have just come in: after these nobody is who they were.
  const fresh = await enter();
  for (const persona of fresh) await prepareSessions(server.port, persona, company, madeBy.get(persona.name)!);
  const ending = cellsOf(fresh, 'ending');
  for (const id of ENDING)
    await askAll(
      options,
      shuffled(
        ending.filter(({ route }) => route.id === id),
        seed,
      ),
    );
  await requireHealth(server);

  /** Who is turned away at the door needs few tries; who gets in needs them with words of several objects. */
  async function ask({ route, persona, vocabulary }: Cell, cellSeed: number): Promise<void> {
    const inside = persona.kind === 'person' || (persona.kind === 'looks' && route.method === 'GET');
    const objects = inside
      ? fc.sample(fc.constantFrom(...Object.keys(company.fieldsOf)), { seed: cellSeed, numRuns: 3 })
      : ['lead'];
    for (const [index, object] of objects.entries()) {
      const words = focused(vocabulary, object, company);
      await askCell({ route, persona, vocabulary: words }, surroundings, {
        seed: cellSeed + index * 1_000_003,
        runs: inside ? runs : Math.ceil(runs / 4),
        begin: index === 0 ? 'soundly' : undefined,
      });
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

type Phase = 'plain' | 'late' | 'ending';
const phaseOf = ({ id, path }: Route): Phase =>
  ENDING.includes(id) ? 'ending' : OF_SESSION.test(path) ? 'late' : 'plain';

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
