/**
 * The whole check, as `npm test` runs it; `--verify` leaves out what needs a browser. Steps run one after the other and the first
 * failure ends it. Steps can be named to run only those: `npm test -- types unit`.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Stop } from './boot/say.mjs';
import { Counts } from './test/counts.mjs';
import { steps } from './test/steps.mjs';

const args = process.argv.slice(2);
const named = args.filter((arg) => !arg.startsWith('--'));
const unknown = named.filter((name) => !steps.some((step) => step.name === name));
if (unknown.length > 0) {
  console.error(`${unknown.join(', ')}? ${steps.map((step) => step.name).join(' ')}`);
  process.exit(2);
}
const chosen = steps.filter((step) =>
  named.length > 0 ? named.includes(step.name) : !(args.includes('--verify') && step.browser),
);

const reports = mkdtempSync(join(tmpdir(), 'loudou-reports-'));
const counts = new Counts();
let failed = false;
for (const step of chosen) {
  console.log(`\n▸ ${step.title}`);
  const began = Date.now();
  const report = join(reports, `${step.name}.json`);
  try {
    failed = (await step.run(report)) !== 0;
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    console.error(error.message);
    failed = true;
  }
  counts.add(report, failed);
  console.log(`${failed ? '✗' : '✓'} ${step.title}  ${((Date.now() - began) / 1000).toFixed(1)} s`);
  if (failed) break;
}
rmSync(reports, { recursive: true, force: true });
console.log(`\n${counts}`);
process.exitCode = failed ? 1 : 0;
