import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import type { ClientBase } from 'pg';
import { type ImportPlan, importPlanSchema } from '#contract/exchange.ts';
import { runImport, undoImport } from '#server/modules/exchange/index.ts';
import type { Context } from '#server/platform/context.ts';
import { migrate, openPool, openPools, startEmbedded } from '#server/platform/postgres/index.ts';
import { createWorld } from '#server/testing/identityWorld.ts';
import { wire } from '#server/wiring.ts';
import { writeAccounts, writeDeals } from './support/dealFile.ts';
import { copyIn, copyOut, dataDirectory, emptyFloor, FILLED, makeFloor, postmasterOf } from './support/floorQueries.ts';
import { clusterSeconds } from './support/processor.ts';
import { type Watched, watch } from './support/watch.ts';

/**
 * How long importing deals and taking the import back takes, beside the least work that stores the same rows: COPY of
 * them into the same indexed tables, in the same run. Starts a durable PostgreSQL of its own, as an installation does.
 * Run: node --expose-gc bench/importUndo.ts [--deals 100000] [--write]; --write renews bench/import-undo.md.
 */
const { values: options } = parseArgs({
  options: {
    deals: { type: 'string', default: '100000' },
    accounts: { type: 'string', default: '5000' },
    people: { type: 'string', default: '60' },
    statements: { type: 'string', default: '14' },
    write: { type: 'boolean', default: false },
  },
});
const DEALS = Number(options.deals);
const FLOOR_TIMES = 3;

const DEAL_PLAN: ImportPlan = importPlanSchema.parse({
  object: 'opportunity',
  key: 'externalId',
  columns: {
    ID: 'externalId',
    商机名称: 'name',
    客户: 'account',
    负责人: 'owner',
    金额: 'amount',
    阶段: 'stage',
    创建时间: 'createdAt',
    关闭时间: 'closedAt',
    进入阶段时间: 'stageSince',
    预计成交日期: 'expectedCloseDate',
    来源: 'source',
    下一步: 'nextStep',
  },
});
const ACCOUNT_PLAN: ImportPlan = importPlanSchema.parse({ object: 'account', columns: { 客户名称: 'name' } });

const folder = mkdtempSync(join(tmpdir(), 'loudou-bench-'));
const nothing = { info() {}, warn: (text: string) => console.error(text) };
const database = await startEmbedded({ dataDir: join(folder, 'data'), log: nothing });
try {
  wire();
  const pools = openPools({ ...database, statementTimeoutMs: 60_000 });
  await migrate(pools.owner);
  await run(pools).finally(pools.close);
} finally {
  await database.stop();
  rmSync(folder, { recursive: true, force: true });
}

async function run(pools: Pick<ReturnType<typeof openPools>, 'owner' | 'app'>): Promise<void> {
  const world = await createWorld(pools, 'bench');
  const names = Array.from({ length: Number(options.people) }, (_, n) => `销售${n}`);
  for (const name of names) await world.user(name);
  const admin = await world.user('管理员', { roles: ['administrator'] });
  const ctx: Context = await world.as(admin);
  const paths = { accounts: join(folder, 'accounts.csv'), deals: join(folder, 'deals.csv') };
  await writeAccounts(paths.accounts, Number(options.accounts));
  await writeDeals(paths.deals, DEALS, { accounts: Number(options.accounts), people: names });
  await runImport(ctx, ACCOUNT_PLAN, { path: paths.accounts, name: 'accounts.csv' });

  const postmaster = await findPostmaster();
  const imported = await watch(postmaster, async () =>
    runImport(ctx, DEAL_PLAN, { path: paths.deals, name: 'deals.csv' }),
  );
  const { counts, id } = imported.result;
  if (counts.created !== DEALS) throw new Error(`not all was created: ${JSON.stringify(counts)}`);
  const floor = await measureFloor(ctx.workspace.schema, id, postmaster);
  const undone = await watch(postmaster, async () => undoImport({ ...ctx, now: new Date() }, id));
  if (undone.result.undone < DEALS) throw new Error(`not all was undone: ${JSON.stringify(undone.result)}`);

  const megabytes = Math.round(statSync(paths.deals).size / 1_048_576);
  const report = describe({ imported, undone, floor, megabytes });
  console.log(report);
  if (options.write) writeFileSync(join(import.meta.dirname, 'import-undo.md'), `${report}\n`);
}

type Floor = { seconds: number; processor: number; rows: number };

async function withSuperuser<T>(work: (client: ClientBase) => Promise<T>): Promise<T> {
  const pool = openPool(database.superuserUrl, 1, 'loudou bench');
  const client = await pool.connect();
  try {
    return await work(client);
  } finally {
    client.release();
    await pool.end();
  }
}

function findPostmaster(): Promise<number> {
  return withSuperuser(async (client) => postmasterOf(await dataDirectory(client)));
}

function measureFloor(schema: string, batchId: number, postmaster: number): Promise<Floor> {
  return withSuperuser(async (client) => {
    const home = await dataDirectory(client);
    const path = (table: string) => `${home}/${table}.bin`;
    let rows = 0;
    for (const table of FILLED) rows += await copyOut(client, schema, table, batchId, path(table));
    await makeFloor(client, schema);
    const times: { seconds: number; processor: number }[] = [];
    for (let time = 0; time < FLOOR_TIMES; time++) {
      await emptyFloor(client);
      const [start, used] = [performance.now(), clusterSeconds(postmaster)];
      for (const table of FILLED) await copyIn(client, table, path(table));
      times.push({ seconds: (performance.now() - start) / 1000, processor: clusterSeconds(postmaster) - used });
    }
    const median = (of: 'seconds' | 'processor') =>
      times.map((one) => one[of]).sort((a, b) => a - b)[FLOOR_TIMES >> 1]!;
    return { seconds: median('seconds'), processor: median('processor'), rows };
  });
}

type Report = {
  imported: Watched<unknown>;
  undone: Watched<unknown>;
  floor: Floor;
  megabytes: number;
};

function describe({ imported, undone, floor, megabytes }: Report): string {
  const [cpu] = cpus();
  const line = (name: string, { seconds, rss, processor }: Watched<unknown>) =>
    `| ${name} | ${seconds.toFixed(1)} | ${Math.round(DEALS / seconds)} | ${percent(floor.seconds / seconds)} | ${processor.own.toFixed(1)} + ${processor.database.toFixed(1)} | ${percent(floor.processor / processor.database)} | ${rss.before} / ${rss.after} / ${rss.peak} |`;
  return [
    '# Importing deals and taking the import back',
    '',
    'Made by `node --expose-gc bench/importUndo.ts --write`. The floor is COPY (binary, by the server itself, one',
    `transaction a table) of the ${floor.rows} rows that the import wrote into ${FILLED.join(', ')}, with all their indexes.`,
    '',
    `- ${new Date().toISOString().slice(0, 10)}, ${DEALS} deals of ${megabytes} MB CSV, 12 columns, ${options.accounts} accounts, ${options.people} owners`,
    `- ${cpus().length} × ${cpu?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GB; load ${loadavg()[0]?.toFixed(1)} when it ended; PostgreSQL with fsync on the same machine`,
    '',
    '| work | seconds | deals/s | of the floor | processor s, Node + PostgreSQL | of the floor’s | RSS before / after / peak, MB |',
    '|---|---|---|---|---|---|---|',
    `| COPY, the floor | ${floor.seconds.toFixed(1)} | ${Math.round(DEALS / floor.seconds)} | 100 % | ${floor.processor.toFixed(1)} | 100 % | |`,
    line('import', imported),
    line('undo', undone),
    '',
    'Where the time of the import goes, by statement (seconds from sending to the answer):',
    '',
    ...statementsOf(imported),
    '',
    'And of the undo:',
    '',
    ...statementsOf(undone),
  ].join('\n');
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

function statementsOf({ statements, seconds }: Watched<unknown>): string[] {
  const shown = statements.slice(0, Number(options.statements));
  const inDatabase = statements.reduce((sum, one) => sum + one.seconds, 0);
  return [
    '| seconds | calls | statement |',
    '|---|---|---|',
    ...shown.map((one) => `| ${one.seconds.toFixed(1)} | ${one.calls} | \`${shortened(one.text)}\` |`),
    `| ${(seconds - inDatabase).toFixed(1)} | | outside the database |`,
  ];
}

function shortened(text: string): string {
  const flat = text.replace(/\s+/g, ' ').replaceAll('|', '¦').trim();
  const verb = /\b(?:insert into|update|delete from|select .*? from) "[^"]+"\."?([a-z_]+)/.exec(flat)?.[0] ?? flat;
  return (verb.length < flat.length ? `${flat.slice(0, 24)} … ${verb}` : flat).slice(0, 150);
}
