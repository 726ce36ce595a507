/** `npm run fuzz -- [--seed 1] [--requests 20000] [--minutes 10] [--runs 8] [--json file]`: hostile requests to every route. */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { wire } from '#server/wiring.ts';
import { runFuzz, type Summary } from './hostile/run.ts';
import { startDatabase } from './support/database.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    requests: { type: 'string', default: '20000' },
    minutes: { type: 'string', default: '10' },
    runs: { type: 'string', default: '8' },
    json: { type: 'string' },
  },
});
const { seed, requests, minutes, runs } = values;
const limits = { seed: Number(seed), requests: Number(requests), minutes: Number(minutes), runs: Number(runs) };

wire();
const database = await startDatabase();
const summary = await runFuzz(database, limits, (line) => console.error(`  ${line}`)).finally(database.drop);
if (values.json) writeFileSync(values.json, JSON.stringify(summary, null, 1));
print(summary);
process.exit(summary.findings.length > 0 || summary.trouble ? 1 : 0);

function print({ findings, ...rest }: Summary): void {
  console.log(JSON.stringify(rest, null, 1));
  for (const finding of findings)
    console.log(`\n✗ ${finding.route}  ${finding.kind}\n${JSON.stringify(finding, null, 1)}`);
  console.log(`\n${rest.requests} requests, ${rest.cells} routes × personas, ${findings.length} findings`);
}
