import { readFileSync } from 'node:fs';
import type { Result } from './support/report.ts';

/**
 * How cost grows with the number of deals, from the JSON of several runs: `node bench/growth.ts 10k.json 100k.json 1m.json`.
 * Time per request of a flat page stays, of a figure over everything it grows with the deals or less.
 */
const runs = process.argv
  .slice(2)
  .map((path) => JSON.parse(readFileSync(path, 'utf8')) as { deals: number; results: Result[] })
  .sort((a, b) => a.deals - b.deals);
const [first] = runs;
if (!first) throw new Error('growth.ts <results.json> …');

const medians = (name: string) =>
  runs.map(({ results }) => results.find((one) => one.name === name)).map((one) => one?.product.median);
const shown = (value: number | undefined) => (value === undefined ? '–' : value.toFixed(value < 100 ? 1 : 0));

console.log(`| work | ${runs.map(({ deals }) => deals.toLocaleString('en')).join(' | ')} | from least to most deals |`);
console.log(`|---|${runs.map(() => '---|').join('')}---|`);
for (const { name, kind } of first.results) {
  const values = medians(name);
  const last = values.at(-1);
  const growth = values[0] && last ? `${(last / values[0]).toFixed(1)}×` : '–';
  console.log(`| ${name}${kind === 'rate' ? ' (a second)' : ' (ms)'} | ${values.map(shown).join(' | ')} | ${growth} |`);
}
