import { writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Condition } from '#domain/records/condition.ts';
import { countRecords, listRecords, placeInList, type Sort } from '#server/modules/records/index.ts';
import type { Context } from '#server/platform/context.ts';
import { type Million, openMillion, READERS } from './million/open.ts';

/**
 * Pages, far jumps and counts of the list of deals, for a rep, a manager of 500 people and an executive, each beside its floor: the same
 * statements, sent alone through the same pool. Writes bench/lists.md. Run: node bench/lists.ts --data <folder of million/build.ts>
 */
const { values: options } = parseArgs({
  options: { data: { type: 'string' }, times: { type: 'string', default: '40' } },
});
const TIMES = Number(options.times);
const MOST_MS = 6_000;
const COLUMNS = ['name', 'account', 'stage', 'amount', 'expectedCloseDate', 'owner', 'nextStep', 'updatedAt', 'funnel'];
const OPEN: Condition = { field: 'stageKind', op: 'eq', value: 'open' };
const by = (field: string, descending = false): Sort[] => [{ field, descending }];

const LISTS: readonly { name: string; filter?: Condition; sort: Sort[] }[] = [
  { name: 'newest', sort: by('createdAt', true) },
  { name: 'by name', sort: by('name') },
  { name: 'by amount, largest first', sort: by('amount', true) },
  { name: 'by amount, then name', sort: [...by('amount', true), ...by('name')] },
  { name: 'open, by close date', filter: OPEN, sort: by('expectedCloseDate') },
  { name: 'open, by amount', filter: OPEN, sort: by('amount', true) },
  {
    name: 'open in one region, by close date',
    filter: { all: [OPEN, { field: 'region', op: 'eq', value: 'southwest' }] },
    sort: by('expectedCloseDate'),
  },
  {
    name: 'closing this month, by amount',
    filter: { field: 'expectedCloseDate', op: 'within', value: { period: 'thisMonth' } },
    sort: by('amount', true),
  },
  { name: 'by stage (no index)', sort: by('stage') },
  { name: 'by last change (no index)', sort: by('updatedAt', true) },
];

type Timed = { p50: number; p95: number };

/** Works in turn, several times over, so that what else the machine does falls on each alike. */
async function timed(...works: (() => Promise<unknown>)[]): Promise<Timed[]> {
  for (const work of works) await work();
  const times: number[][] = works.map(() => []);
  const from = performance.now();
  for (let round = 0; round < TIMES && (round < 5 || performance.now() - from < MOST_MS); round++) {
    for (const [index, work] of works.entries()) {
      const start = performance.now();
      await work();
      times[index]!.push(performance.now() - start);
    }
  }
  return times.map((list) => {
    const sorted = list.toSorted((a, b) => a - b);
    const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
    return { p50: at(0.5), p95: at(0.95) };
  });
}

/** The statements of one answer (its rows, and the titles that they name), sent again as they were. */
async function floorOf({ pools }: Million, work: () => Promise<unknown>): Promise<() => Promise<unknown>> {
  const { query } = pools.app;
  const send = query.bind(pools.app) as (text: string, values: unknown[]) => Promise<unknown>;
  const sent: [string, unknown[]][] = [];
  pools.app.query = ((text: string, values: unknown[]) => {
    sent.push([text, values]);
    return send(text, values);
  }) as typeof query;
  try {
    await work();
  } finally {
    pools.app.query = query;
  }
  return async () => {
    for (const [text, values] of sent) await send(text, values);
  };
}

const ms = ({ p50, p95 }: Timed) => `${p50.toFixed(1)} / ${p95.toFixed(1)}`;

async function pages(million: Million, contexts: Map<string, Context>): Promise<string[]> {
  const lines: string[] = [];
  for (const { name, sort, filter } of LISTS) {
    for (const [reader, ctx] of contexts) {
      const work = () => listRecords(ctx, 'opportunity', { filter, sort, limit: 50, columns: COLUMNS });
      const [page, floor] = (await timed(work, await floorOf(million, work))) as [Timed, Timed];
      lines.push(`| ${name} | ${reader} | ${ms(page)} | ${ms(floor)} | ${(page.p50 / floor.p50).toFixed(1)} |`);
    }
  }
  return lines;
}

async function jumps(contexts: Map<string, Context>): Promise<string[]> {
  const lines: string[] = [];
  for (const [reader, ctx] of contexts) {
    let total = { count: 0, exact: true };
    const [counting] = await timed(async () => {
      total = await countRecords(ctx, 'opportunity', {});
    });
    lines.push(`| ${reader} | count: ${total.exact ? '' : 'about '}${total.count} | ${ms(counting!)} |`);
    for (const sort of [by('createdAt', true), by('amount', true), by('name')]) {
      for (const share of [0.002, 0.3, 0.5, 0.999]) {
        const query = { sort, position: Math.round(total.count * share), of: total.count };
        const [jump] = await timed(() => placeInList(ctx, 'opportunity', query));
        lines.push(`| ${reader} | to ${100 * share} % by ${sort[0]!.field} | ${ms(jump!)} |`);
      }
    }
  }
  return lines;
}

async function main(data: string): Promise<void> {
  const million = await openMillion(data);
  try {
    const contexts = new Map<string, Context>();
    for (const reader of READERS) contexts.set(reader, await million.as(reader));
    const text = [
      '# Lists of a million deals\n',
      `Made by \`node bench/lists.ts\` on ${cpus().length} processors (${cpus()[0]?.model}), load ${loadavg()[0]?.toFixed(1)}; times in ms, p50 / p95.\n`,
      '| page of 50 | reader | page | bare statements | ratio |\n|---|---|---|---|---|',
      ...(await pages(million, contexts)),
      '\n| reader | far jump | ms |\n|---|---|---|',
      ...(await jumps(contexts)),
    ].join('\n');
    writeFileSync(join(import.meta.dirname, 'lists.md'), `${text}\n`);
    process.stdout.write(`${text}\n`);
  } finally {
    await million.close();
  }
}

if (!options.data) throw new Error('--data <folder that bench/million/build.ts has made>');
await main(options.data);
process.exit(0);
