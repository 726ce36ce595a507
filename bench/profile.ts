import { writeFileSync } from 'node:fs';
import { Writable } from 'node:stream';
import { parseArgs } from 'node:util';
import { exportRecords } from '#server/modules/exchange/index.ts';
import { board, moveRecords } from '#server/modules/funnels/index.ts';
import { measure } from '#server/modules/measures/index.ts';
import { createRecords } from '#server/modules/records/index.ts';
import { measureCases } from './cases/measures.ts';
import { readCases } from './cases/reads.ts';
import { LIST_COLUMNS } from './floors/readQueries.ts';
import { recorded, type Statement } from './floors/replay.ts';
import { someAccount } from './floors/writeQueries.ts';
import { cpuShares } from './support/cpuShares.ts';
import { pageShares } from './support/pageShares.ts';
import { planShares } from './support/planShares.ts';
import { median } from './support/statistics.ts';
import { companyFolder, openWorld, type World } from './support/world.ts';

/**
 * Where the time goes, for what `npm run bench` measures: pages part by part, statements node by node, the export function by
 * function, writes statement by statement. `node bench/profile.ts [--million | --deals N] [--data .cache/bench] [--write]`
 * renews bench/profiles.md.
 */
const { values: options } = parseArgs({
  options: {
    deals: { type: 'string', default: '100000' },
    million: { type: 'boolean', default: false },
    data: { type: 'string', default: '.cache/bench' },
    times: { type: 'string', default: '60' },
    write: { type: 'boolean', default: false },
  },
});
const deals = options.million ? 1_000_000 : Number(options.deals);
const times = Number(options.times);
const world = await openWorld(await companyFolder(options.data, deals), deals);
try {
  const parts = [
    ...(await pages(world)),
    ...(await plans(world)),
    ...(await exported(world)),
    ...(await writes(world)),
  ];
  const text = `# Where the time goes\n\nMade by \`node bench/profile.ts --deals ${deals} --write\` on ${new Date().toISOString().slice(0, 10)}.\n\n${parts.join('\n')}\n`;
  console.log(text);
  if (options.write) writeFileSync(`${import.meta.dirname}/profiles.md`, text);
} finally {
  await world.close();
}

async function pages(on: World): Promise<string[]> {
  const lines: string[] = [];
  for (const one of await readCases(on)) {
    const { name, whole, http, session, statements, rest } = await pageShares(on, one, times);
    const own = statements.map((ms) => ms.toFixed(1)).join(' + ');
    lines.push(`| ${[name, ...[whole, http, session].map((ms) => ms.toFixed(1)), own, rest.toFixed(1)].join(' | ')} |`);
  }
  return [
    '## Pages, in ms',
    '`HTTP`: a page that asks nobody and reads nothing. `who asks`: token, person, rights, workspace, one statement. `rest`: rights and conditions into SQL, rows into JSON, the check of both ends.',
    '',
    '| page | whole | HTTP | who asks | its statements | rest |',
    '|---|---|---|---|---|---|',
    ...lines,
    '',
  ];
}

async function plans(on: World): Promise<string[]> {
  const asked = [
    ...(await readCases(on)).filter(({ name }) => /^board, as (manager|executive)/.test(name)),
    ...measureCases(on).filter(({ goal }) => goal.ratio !== undefined),
  ];
  const lines: string[] = [];
  for (const { name, touches } of asked) {
    const { persona, body } = touches!;
    const { queries } = body as { queries?: Parameters<typeof measure>[1][] };
    const ctx = on.contextOf(persona.name);
    const look = () => (queries ? measure(ctx, queries[0]!) : board(ctx, body as Parameters<typeof board>[1]));
    await look();
    const { statements } = await recorded<unknown>(look);
    const longest = [...statements].sort((a, b) => b.text.length - a.text.length)[0]!;
    lines.push(`- ${name}: ${(await planShares(on.pool, longest)).join(' · ')}`);
  }
  return ['## Statements, by the nodes of their plans', '', ...lines, ''];
}

async function exported(on: World): Promise<string[]> {
  const nowhere = () => new Writable({ write: (_chunk, _encoding, done) => done() });
  const query = { columns: LIST_COLUMNS, headers: 'keys', format: 'csv' } as const;
  const shares = await cpuShares(() => exportRecords(on.contextOf('executive'), 'opportunity', query, nowhere));
  return ['## Export, by functions of the server', '', `- ${shares.join(' · ')}`, ''];
}

async function writes(on: World): Promise<string[]> {
  const ctx = on.contextOf('executive');
  const account = await someAccount(on);
  const values = { name: '压测商机', account, amount: '120000', expectedCloseDate: '2027-03-31' };
  const ids: { id: string; version: number }[] = [];
  const creating = await timedStatements(async () => {
    const [made] = await createRecords({ ...ctx, now: new Date() }, 'opportunity', [{ values }]);
    if (made?.ok) ids.push({ id: made.id, version: made.version });
  });
  const moving = await timedStatements(async () => {
    const next = ids.pop()!;
    await moveRecords({ ...ctx, now: new Date() }, 'opportunity', [
      { ...next, to: 'need', fill: { need: '产线改造' } },
    ]);
  });
  return ['## Writes, by statements (ms, one client)', '', `- create: ${creating}`, `- gated move: ${moving}`, ''];
}

async function timedStatements(act: () => Promise<void>): Promise<string> {
  const rounds: { whole: number; statements: Statement[]; ms: number[] }[] = [];
  for (let round = 0; round < times; round++) {
    const start = performance.now();
    const { statements, ms } = await recorded(act);
    rounds.push({ whole: performance.now() - start, statements, ms });
  }
  const [first] = rounds;
  const parts = first!.statements.map(({ text }, place) => {
    const words = text.replace(/\s+/g, ' ').trim().split(' ');
    return `${words[0]} ${median(rounds.map(({ ms }) => ms[place] ?? 0)).toFixed(2)}`;
  });
  return `${median(rounds.map(({ whole }) => whole)).toFixed(1)} = ${parts.join(' + ')} + the server's own`;
}
