import { execFileSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { impactCase } from './cases/impact.ts';
import { publishCase } from './cases/publish.ts';
import { replayCase } from './cases/replay.ts';
import type { Bench, Case } from './support/types.ts';
import { companyFolder, openWorld } from './support/world.ts';

/**
 * What the funnel engine holds in memory over a whole company, each act in a process of its own: before it and at most, in MB.
 * `node bench/memory.ts [--million | --deals N] [--data .cache/bench]`.
 */
const { values: options } = parseArgs({
  options: {
    deals: { type: 'string', default: '100000' },
    million: { type: 'boolean', default: false },
    data: { type: 'string', default: '.cache/bench' },
    act: { type: 'string' },
  },
});
const ACTS = { impact: impactCase, replay: replayCase, publish: publishCase };
const deals = options.million ? 1_000_000 : Number(options.deals);
const folder = await companyFolder(options.data, deals);
if (options.act) await measured(options.act as keyof typeof ACTS);
else {
  console.log('| act | before | at most | records |\n|---|---|---|---|');
  for (const act of Object.keys(ACTS)) {
    const more = [...process.argv.slice(2), '--act', act];
    process.stdout.write(execFileSync(process.execPath, [import.meta.filename, ...more], { encoding: 'utf8' }));
  }
}

async function measured(act: keyof typeof ACTS): Promise<void> {
  const world = await openWorld(folder, deals);
  try {
    const one: Case = await ACTS[act](world as Bench, world.contextOf('executive'));
    if (one.kind === 'rate') await one.before?.product?.();
    const before = process.memoryUsage.rss();
    let most = before;
    const looking = setInterval(() => {
      most = Math.max(most, process.memoryUsage.rss());
    }, 20);
    const records = await one.product();
    clearInterval(looking);
    const mb = (bytes: number) => Math.round(bytes / 2 ** 20);
    console.log(`| ${act} | ${mb(before)} | ${mb(most)} | ${records.toLocaleString('en')} |`);
  } finally {
    await world.close();
  }
}
