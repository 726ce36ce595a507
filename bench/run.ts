import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { createHttpServer } from '../server/serve/httpServer.ts';
import { exportCase } from './cases/exports.ts';
import { IMPORT_NAMES, importCases } from './cases/imports.ts';
import { measureCases } from './cases/measures.ts';
import { readCases } from './cases/reads.ts';
import { startCases } from './cases/starts.ts';
import { writeCases } from './cases/writes.ts';
import { openImportGround } from './support/importGround.ts';
import { paired } from './support/paired.ts';
import { type Result, resultOf, tableOf } from './support/report.ts';
import { touchedBy } from './support/touched.ts';
import type { Case } from './support/types.ts';
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
  const cases: Case[] = [...(await readCases(world)), ...measureCases(world), exportCase(world)];
  await runAll(cases, world);
  await runAll(await writeCases(world, world.contextOf('executive'), ACTS), world);
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

/** Asks the case's request of a server in this process, whose statements can be listened to. */
async function touchedOf({ pool, contextOf }: World, one: Case) {
  if (one.kind !== 'time' || !one.touches) return null;
  const { persona, method, path, body } = one.touches;
  const ctx = contextOf(persona.name);
  const app = await createHttpServer(ctx.pools, ctx.log, {
    demoSwitcher: 'off',
    trustProxy: undefined,
    dataDir: options.data,
  });
  try {
    const headers = { authorization: `Bearer ${persona.http.token}` };
    const ask = () => app.inject({ method, url: path, headers, ...(body ? { payload: body as object } : {}) });
    await ask();
    return await touchedBy(pool, ask);
  } finally {
    await app.close();
  }
}

function write(path: string | undefined, text: string): void {
  if (!path) return;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
