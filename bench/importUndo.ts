import { writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { FILLED } from './support/floorQueries.ts';
import { openImportGround } from './support/importGround.ts';
import { clusterSeconds } from './support/processor.ts';
import { median } from './support/statistics.ts';
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

const ground = await openImportGround({ accounts: Number(options.accounts), people: Number(options.people) });
try {
  const { path, megabytes } = await ground.dealFile(DEALS);
  const imported = await watch(ground.postmaster, async () => ground.importDeals(path));
  const { id, created } = imported.result;
  if (created !== DEALS) throw new Error(`not all was created: ${created}`);
  const floor = await measureFloor(id);
  const undone = await watch(ground.postmaster, async () => ground.undo(id));
  if (undone.result < DEALS) throw new Error(`not all was undone: ${undone.result}`);
  const report = describe({ imported, undone, floor, megabytes });
  console.log(report);
  if (options.write) writeFileSync(join(import.meta.dirname, 'import-undo.md'), `${report}\n`);
} finally {
  await ground.close();
}

type Floor = { seconds: number; processor: number; rows: number };

async function measureFloor(id: number): Promise<Floor> {
  const rows = await ground.takeForFloor(id);
  const times: { seconds: number; processor: number }[] = [];
  for (let time = 0; time < FLOOR_TIMES; time++) {
    await ground.emptyFloor();
    const [start, used] = [performance.now(), clusterSeconds(ground.postmaster)];
    await ground.fillFloor();
    const seconds = (performance.now() - start) / 1000;
    times.push({ seconds, processor: clusterSeconds(ground.postmaster) - used });
  }
  const middle = (of: 'seconds' | 'processor') => median(times.map((one) => one[of]));
  return { seconds: middle('seconds'), processor: middle('processor'), rows };
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
