import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { createHttpServer } from '../server/serve/httpServer.ts';
import { closingsCase } from './cases/closings.ts';
import { exportCase } from './cases/exports.ts';
import { GATE_NAMES, gateCases } from './cases/gates.ts';
import { impactCase } from './cases/impact.ts';
import { IMPORT_NAMES, importCases } from './cases/imports.ts';
import { measureCases } from './cases/measures.ts';
import { PUBLISH_NAME, publishCase } from './cases/publish.ts';
import { readCases } from './cases/reads.ts';
import { replayCase } from './cases/replay.ts';
import { startCases } from './cases/starts.ts';
import { writeCases } from './cases/writes.ts';
import { recorded } from './floors/replay.ts';
import { openImportGround } from './support/importGround.ts';
import { paired } from './support/paired.ts';
import { type Result, resultOf, tableOf } from './support/report.ts';
import { type Touched, touchedBy } from './support/touched.ts';
import type { Case, Goal, TimedCase } from './support/types.ts';
import { companyFolder, openWorld, type World } from './support/world.ts';

/**
 * The product against its floor, case by case on one company: `npm run bench [-- --million | --deals 100000] [--only board]
 * [--times 15] [--rows 20000] [--json results.json] [--out table.md] [--data .cache/bench]`. Prints one table; judges nothing.
 */
const { values: options } = parseArgs({
  options: {
    deals: { type: 'string', default: '100000' },
    million: { type: 'boolean', default: false },
    only: { type: 'string' },
    times: { type: 'string', default: '15' },
    rows: { type: 'string', default: '20000' },
    json: { type: 'string' },
    out: { type: 'string' },
    data: { type: 'string', default: '.cache/bench' },
  },
});
const deals = options.million ? 1_000_000 : Number(options.deals);
const times = Number(options.times);
/** Acts of one round of a rate. */
const ACTS = 200;

const folder = await companyFolder(options.data, deals);
const results: Result[] = [];
await runAll(startCases(folder), null);
const world = await openWorld(folder, deals);
try {
  const cases: Case[] = [
    ...(await readCases(world)),
    ...measureCases(world),
    exportCase(world),
    await impactCase(world, world.contextOf('executive')),
    await closingsCase(world, world.contextOf('executive')),
    await replayCase(world, world.contextOf('executive')),
  ];
  await runAll(cases, world);
  await runAll(await writeCases(world, world.contextOf('executive'), ACTS), world);
  if (!options.only || GATE_NAMES.some((name) => name.includes(options.only!))) {
    await runAll(await gateCases(world, world.contextOf('executive'), ACTS), world);
  }
  if (!options.only || PUBLISH_NAME.includes(options.only)) {
    await runAll([await publishCase(world, world.contextOf('executive'))], world);
  }
} finally {
  await world.close();
}
await runImports();
const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim();
const table = tableOf(results, deals, commit);
console.log(table);
write(options.out, table);
write(options.json, `${JSON.stringify({ deals, commit, results }, null, 1)}\n`);

async function runAll(cases: readonly Case[], on: World | null): Promise<void> {
  for (const one of cases.filter(({ name }) => !options.only || name.includes(options.only))) {
    // What takes long is long enough to be told apart from chance in fewer rounds.
    const rounds = one.kind === 'rate' ? (one.rounds?.times ?? Math.min(times, 5)) : times;
    const samples = await paired(one, rounds, one.kind === 'rate' ? one.rounds?.warmUp : undefined);
    results.push(resultOf(one, samples, on && (await touchedOf(on, one))));
    console.error(`${one.name}: ${results.at(-1)!.product.median.toFixed(1)}`);
    if (on && one.kind === 'time' && one.alone) await runAlone(on, one, one.alone);
  }
}

/** In a company of their own, which is made only if they are wanted. */
async function runImports(): Promise<void> {
  if (options.only && !IMPORT_NAMES.some((name) => name.includes(options.only!))) return;
  const ground = await openImportGround({ accounts: 5000, people: 60 });
  try {
    await runAll(await importCases(ground, Number(options.rows)), null);
  } finally {
    await ground.close();
  }
}

async function touchedOf(on: World, one: Case): Promise<Touched | null> {
  const ask = one.kind === 'time' && one.touches ? await asking(on, one.touches) : undefined;
  return ask ? touchedBy(on.pool, ask.ask).finally(ask.close) : null;
}

/** The statements of a page, without the one that finds who asks, against the same floor. */
async function runAlone(on: World, one: TimedCase, goal: Goal): Promise<void> {
  const { ask, close } = await asking(on, one.touches!);
  const { statements } = await recorded(ask).finally(close);
  const own = statements.filter(({ text }) => !text.includes('api_token'));
  const product = async () => {
    for (const { text, values } of own) await on.sql.query(text, values);
    return own.length;
  };
  const { name, floor, floorIs } = one;
  const alone: TimedCase = {
    kind: 'time',
    name: `${name}: statements alone`,
    floorIs,
    goal,
    product,
    ...(floor ? { floor } : {}),
  };
  results.push(resultOf(alone, await paired(alone, times), null));
}

/** A server in this process, whose statements can be listened to; it has been asked once already. */
async function asking({ contextOf }: World, { persona, method, path, body }: NonNullable<TimedCase['touches']>) {
  const ctx = contextOf(persona.name);
  const app = await createHttpServer(ctx.pools, ctx.log, {
    demoSwitcher: 'off',
    trustProxy: undefined,
    dataDir: options.data,
  });
  const headers = { authorization: `Bearer ${persona.http.token}` };
  const ask = () => app.inject({ method, url: path, headers, ...(body ? { payload: body as object } : {}) });
  await ask();
  return { ask, close: () => app.close() };
}

function write(path: string | undefined, text: string): void {
  if (!path) return;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
