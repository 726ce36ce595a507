import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { BoardBody, BoardCardsBody, CardBody } from '#contract/funnels.ts';
import { isIncomplete, mergeCards } from '../../../api/boardMerge.ts';
import { BoardSync } from '../../../api/boardSync.ts';
import { changePlacements } from '../moves/placementsState.ts';
import { applyPlacements, type Placement } from './placements.ts';

const STAGES = ['first', 'second', 'third'];
const IDS = ['a', 'b', 'c', 'd', 'e'];
type Row = { stage: string; version: number; gone: boolean };

const cardOf = (id: string, { version }: Row): CardBody => ({
  id,
  version,
  mayWrite: true,
  title: id,
  account: null,
  company: null,
  owner: null,
  amount: '10',
  closeDate: null,
  stageSince: null,
  stay: { days: 0, unit: 'calendar', state: 'fine' },
  snoozed: null,
  foreign: null,
  stalled: false,
  nextStep: null,
  nextStepDate: null,
  missing: 0,
});

/** The database: each act and each read is one instant. */
class Database {
  readonly rows = new Map<string, Row>(IDS.map((id, at) => [id, { stage: STAGES[at % 3]!, version: 1, gone: false }]));
  readonly listeners: ((id: string) => void)[] = [];

  move(id: string, version: number, stage: string): number | undefined {
    const row = this.rows.get(id)!;
    if (row.gone || row.version !== version) return undefined;
    this.rows.set(id, { ...row, stage, version: version + 1 });
    for (const listener of this.listeners) listener(id);
    return version + 1;
  }
  bin(id: string, gone: boolean): void {
    const row = this.rows.get(id)!;
    this.rows.set(id, { ...row, gone, version: row.version + 1 });
    for (const listener of this.listeners) listener(id);
  }
  board(): BoardBody {
    const columns = STAGES.map((stage) => {
      const cards = [...this.rows].flatMap(([id, row]) => (row.stage === stage && !row.gone ? [cardOf(id, row)] : []));
      return { stage, count: cards.length, amount: String(cards.length * 10), cards, nextCursor: null };
    });
    return { columns, references: {}, closed: 'thisQuarter' };
  }
  cards(ids: readonly string[]): BoardCardsBody {
    const { columns } = this.board();
    const cards = columns.flatMap(({ stage, cards: all }) =>
      all.filter(({ id }) => ids.includes(id)).map((card) => ({ stage, lane: null, toLane: null, card })),
    );
    return { cards, columns: columns.map(({ stage, count, amount }) => ({ stage, count, amount })), references: {} };
  }
}

/** One browser: what it has read, what its reader has done, and messages, requests and answers that take their time. */
class Browser {
  board: BoardBody;
  placements: readonly Placement[] = [];
  #reads = 0;
  #reading = 0;
  #waiting: (() => void)[] = [];
  readonly sync: BoardSync<BoardCardsBody>;
  readonly #wait: (label: string) => Promise<unknown>;
  readonly #database: Database;

  constructor(database: Database, wait: (label: string) => Promise<unknown>) {
    this.#database = database;
    this.#wait = wait;
    this.board = database.board();
    database.listeners.push((id) => void wait(`message ${id}`).then(() => this.sync.hear([id])));
    this.sync = new BoardSync<BoardCardsBody>({
      read: (ids) => this.#ask(() => database.cards(ids)),
      isReadingAll: () => this.#reading > 0,
      whenReadAll: () => new Promise((resolve) => this.#waiting.push(resolve)),
      readsOfAll: () => this.#reads,
      apply: (ids, found) => {
        this.board = mergeCards(this.board, ids, found);
        const present = new Set(found.cards.map(({ card }) => card.id));
        const left = this.placements.filter(
          ({ card, state }) => state === 'arrived' && ids.includes(card.id) && !present.has(card.id),
        );
        this.#change({ remove: left.map(({ card }) => card.id) });
        if (isIncomplete(this.board)) void this.readAll();
      },
    });
  }

  async #ask<T>(work: () => T): Promise<T> {
    await this.#wait('request');
    const answer = work();
    await this.#wait('answer');
    return answer;
  }

  #change(change: Parameters<typeof changePlacements>[1]): void {
    this.placements = changePlacements(this.placements, change);
  }

  /** As the query cache reads: a newer read of the whole takes the place of one under way. */
  #latest = 0;
  async readAll(): Promise<void> {
    this.#latest += 1;
    const own = this.#latest;
    this.#reading = 1;
    const board = await this.#ask(() => this.#database.board());
    if (own !== this.#latest) return;
    this.board = board;
    this.#reads += 1;
    this.#reading = 0;
    for (const go of this.#waiting.splice(0)) go();
  }

  shown() {
    return applyPlacements(this.board.columns, this.placements, () => 0);
  }

  async move(id: string, to: string): Promise<void> {
    const column = this.shown().find(({ items }) => items.some(({ card }) => card.id === id));
    const item = column?.items.find(({ card }) => card.id === id);
    if (!column || !item || column.stage === to || item.placement?.state === 'moving') return;
    const placement: Placement = { card: item.card, from: column.stage, to, lane: null, toLane: null, state: 'moving' };
    this.#change({ put: [placement] });
    const version = await this.#ask(() => this.#database.move(id, item.card.version, to));
    if (version === undefined) this.#change({ remove: [id] });
    else this.#change({ put: [{ ...placement, card: { ...item.card, version }, state: 'arrived' }] });
    this.sync.hear([id]);
  }
}

const acts = fc.array(
  fc.record({
    who: fc.nat(1),
    what: fc.constantFrom('move', 'move', 'move', 'move', 'bin', 'restore', 'readAll', 'hold', 'let go'),
    id: fc.constantFrom(...IDS),
    to: fc.constantFrom(...STAGES),
  }),
  { maxLength: 40 },
);

test('two browsers end equal to the database, in whatever order requests, answers and messages come', async () => {
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), acts, async (scheduler, steps) => {
      const database = new Database();
      const wait = (label: string) => scheduler.schedule(Promise.resolve(), label);
      const browsers = [new Browser(database, wait), new Browser(database, wait)];
      for (const { who, what, id, to } of steps) {
        void wait(what).then(() => {
          const browser = browsers[who]!;
          if (what === 'move') void browser.move(id, to);
          else if (what === 'bin' || what === 'restore') database.bin(id, what === 'bin');
          else if (what === 'readAll') void browser.readAll();
          else browser.sync.hold(what === 'hold');
        });
      }
      await scheduler.waitIdle();
      for (const browser of browsers) browser.sync.hold(false);
      await scheduler.waitIdle();
      const truth = database.board().columns.map(({ stage, count, amount, cards }) => ({
        stage,
        count,
        amount,
        cards: cards.map(({ id, version }) => `${id}:${version}`).sort(),
      }));
      for (const browser of browsers) {
        const shown = browser.shown().map(({ stage, count, amount, items }) => ({
          stage,
          count,
          amount,
          cards: items.map(({ card: { id, version } }) => `${id}:${version}`).sort(),
        }));
        expect(shown).toEqual(truth);
        expect(browser.sync.isQuiet).toBe(true);
      }
    }),
    { numRuns: 300 },
  );
});
