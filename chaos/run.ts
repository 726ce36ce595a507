import { cpus, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { campaign } from './campaign.ts';
import { FAULTS } from './faults.ts';

/** `npm run chaos -- [--seed 1] [--rounds 20] [--people 6] [--seconds 6] [--fault "disk full"]`; docs/faults.md says what it shows. */
const { values: options } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    rounds: { type: 'string', default: '20' },
    people: { type: 'string', default: '6' },
    seconds: { type: 'string', default: '6' },
    fault: { type: 'string', multiple: true },
  },
});
const unknown = options.fault?.filter((name) => FAULTS.every((fault) => fault.name !== name)) ?? [];
if (unknown.length > 0) {
  console.error(`${unknown.join(', ')}? One of:\n${FAULTS.map(({ name }) => `  ${name}`).join('\n')}`);
  process.exit(2);
}
const began = Date.now();
const summary = await campaign({
  seed: Number(options.seed),
  rounds: Number(options.rounds),
  people: Number(options.people),
  roundMs: Number(options.seconds) * 1_000,
  ...(options.fault ? { faults: options.fault } : {}),
  drainJobs: true,
  say: (line) => console.log(line),
});
const { acts, heard, lost, violations } = summary;
console.log(`
seed ${summary.seed} · ${summary.rounds} rounds · ${Math.round((Date.now() - began) / 1_000)} s · ${cpus().length} cores (${cpus()[0]?.model}), ${Math.round(totalmem() / 2 ** 30)} GB
${[...summary.faults].map(([name, count]) => `  ${count} × ${name}`).join('\n')}
acts: ${acts.acknowledged} acknowledged (${acts.records} records), ${acts.refused} refused, ${acts.unknown} unknown; ${acts.undos} imports taken back
listeners: ${heard.messages} records named in ${heard.streams} streams
servers that ended by themselves: ${summary.unaskedEnds}
lost: ${lost.length}
violations: ${violations.length}
${[...lost, ...violations].map((line) => `  ${line}`).join('\n')}`);
process.exitCode = lost.length + violations.length > 0 ? 1 : 0;
