import { boardFloor, LIST_COLUMNS, listFloor, recordFloor, searchFloor } from '../floors/readQueries.ts';
import type { Bench, Persona, TimedCase } from '../support/types.ts';

type List = { records: unknown[] };
type Board = { columns: { cards: unknown[] }[] };
type Hits = { groups: { hits: unknown[] }[] };

const OPEN = { field: 'stageKind', op: 'eq', value: 'open' };
/** Two characters of a usual name, the pinyin of the same, and its initials. */
const QUERIES = { 'two characters': '恒通', pinyin: 'hengtong', initials: 'htzn' };

const personas = (bench: Bench) => [bench.rep, bench.manager, bench.executive];

/** The pages that people open all day: a list, the board, a search, a record. */
export async function readCases(bench: Bench): Promise<TimedCase[]> {
  const searches = personas(bench)
    .slice(0, 2)
    .flatMap((persona) => Object.entries(QUERIES).map(([kind, query]) => search(bench, persona, kind, query)));
  const records = await Promise.all([bench.rep, bench.executive].map((persona) => record(bench, persona)));
  return [
    ...personas(bench).map((persona) => list(bench, persona)),
    ...personas(bench).map((persona) => board(bench, persona)),
    ...searches,
    ...records.flat(),
  ];
}

function list(bench: Bench, persona: Persona): TimedCase {
  const path = '/api/records/opportunity/query';
  const body = { filter: OPEN, sort: [{ field: 'amount', descending: true }], limit: 50, columns: LIST_COLUMNS };
  return {
    kind: 'time',
    name: `list of 50, open, by amount, as ${persona.name}`,
    floorIs: 'one statement with the same columns, filter and order, without the names of accounts and people',
    goal: { p95: 50 },
    alone: { ratio: 2 },
    product: async () => (await persona.http.post<List>(path, body)).records.length,
    floor: listFloor(bench, persona),
    touches: { persona, method: 'POST', path, body },
  };
}

function board(bench: Bench, persona: Persona): TimedCase {
  const body = { object: 'opportunity', funnel: bench.funnel.key, perStage: 20 };
  return {
    kind: 'time',
    name: `board, as ${persona.name}`,
    floorIs: 'one statement for totals and first cards of the open stages; without the closed ones, tasks and gates',
    goal: { p95: 50 },
    alone: { ratio: 2 },
    product: async () =>
      (await persona.http.post<Board>('/api/board', body)).columns.reduce(
        (sum, column) => sum + column.cards.length,
        0,
      ),
    floor: boardFloor(bench, persona),
    touches: { persona, method: 'POST', path: '/api/board', body },
  };
}

function search(bench: Bench, persona: Persona, kind: string, query: string): TimedCase {
  const path = `/api/search?q=${encodeURIComponent(query)}`;
  return {
    kind: 'time',
    name: `search by ${kind}, as ${persona.name}`,
    floorIs: 'the indexed query for the same tokens; without ranking and second lines',
    goal: { p95: 50 },
    alone: { ratio: 2 },
    async product() {
      const { groups } = JSON.parse((await persona.http.send('GET', path)).toString()) as Hits;
      return groups.reduce((sum, group) => sum + group.hits.length, 0);
    },
    floor: searchFloor(bench, persona, query),
    touches: { persona, method: 'GET', path },
  };
}

/** Of a small company, a rep may own nothing. */
async function record(bench: Bench, persona: Persona): Promise<TimedCase[]> {
  const path = '/api/records/opportunity/query';
  const { records } = await persona.http.post<{ records: { id: string }[] }>(path, { limit: 1, columns: ['name'] });
  return records.map(({ id }) => ({
    kind: 'time',
    name: `record page, as ${persona.name}`,
    floorIs: 'the row by its key',
    goal: { p95: 50 },
    alone: { ratio: 10 },
    product: async () => (await persona.http.send('GET', `/api/records/opportunity/${id}`)).length && 1,
    floor: recordFloor(bench, persona, id),
    touches: { persona, method: 'GET', path: `/api/records/opportunity/${id}` },
  }));
}
