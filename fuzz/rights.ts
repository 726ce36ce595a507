/** `npm run rights -- [--seed 1] [--worlds 3] [--people 40] [--records 300] [--json file]`: who sees what, at every door, at scale. */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { wire } from '#server/wiring.ts';
import { runRights } from './rights/run.ts';
import { startDatabase } from './support/database.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    worlds: { type: 'string', default: '2' },
    people: { type: 'string', default: '30' },
    records: { type: 'string', default: '200' },
    json: { type: 'string' },
  },
});
const [seed, worlds, people, records] = [values.seed, values.worlds, values.people, values.records].map(Number) as [
  number,
  number,
  number,
  number,
];
const size = { departments: Math.ceil(people / 3), people, records };

wire();
const database = await startDatabase();
const limits = { seed, worlds, size, share: 0.15, years: ['before', 'after'] as const };
const summary = await runRights(database, limits, (line) => console.error(`  ${line}`)).finally(database.drop);
if (values.json) writeFileSync(values.json, JSON.stringify(summary, null, 1));
console.log(JSON.stringify(summary, null, 1));
console.log(
  `\n${summary.questions} questions in ${summary.requests} requests, ${summary.differences.length} differences`,
);
process.exit(summary.differences.length > 0 ? 1 : 0);
