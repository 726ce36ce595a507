import { cpus, loadavg, totalmem } from 'node:os';
import type { Paired } from './paired.ts';
import { median, percentile } from './statistics.ts';
import type { Touched } from './touched.ts';
import type { Case } from './types.ts';

/** One line of the table. Times in ms, rates in operations a second; `ratio` is product ÷ floor in the same unit. */
export type Result = {
  name: string;
  kind: Case['kind'];
  times: number;
  product: { median: number; p95: number };
  floor: { median: number; p95: number } | null;
  ratio: number | null;
  goal: string;
  met: boolean;
  touched: Touched | null;
  floorIs: string;
  note: string | null;
};

export function resultOf(one: Case, { product, floor }: Paired, touched: Touched | null): Result {
  const value = (sample: Paired['product'][number]) =>
    one.kind === 'time' ? sample.ms : (sample.done * 1000) / sample.ms;
  const figures = (samples: Paired['product']) => {
    const values = samples.map(value);
    // Of a rate, the bad end is the low one.
    return { median: median(values), p95: percentile(values, one.kind === 'time' ? 0.95 : 0.05) };
  };
  const ours = figures(product);
  const least = floor.length > 0 ? figures(floor) : null;
  const ratio = least && ours.median / least.median;
  const { ratio: wanted, p95 } = one.goal;
  const withinRatio =
    ratio === null || wanted === undefined || (one.kind === 'time' ? ratio <= wanted : ratio >= wanted);
  const sign = one.kind === 'time' ? '≤' : '≥';
  return {
    name: one.name,
    kind: one.kind,
    times: product.length,
    product: ours,
    floor: least,
    ratio,
    goal: [...(least && wanted !== undefined ? [`${sign} ${wanted}×`] : []), ...(p95 ? [`p95 ≤ ${p95} ms`] : [])].join(
      ', ',
    ),
    met: withinRatio && (p95 === undefined || ours.p95 <= p95),
    touched,
    floorIs: one.floorIs,
    note: (one.kind === 'rate' && one.note?.()) || null,
  };
}

const number = (value: number) => (value >= 100 ? Math.round(value).toLocaleString('en') : value.toFixed(1));
const pair = (figures: Result['floor'], kind: Result['kind']) =>
  figures ? `${number(figures.median)} / ${number(figures.p95)}${kind === 'rate' ? ' /s' : ''}` : '–';

/** The table in Markdown, with the machine that it was measured on. */
export function tableOf(results: readonly Result[], deals: number, commit: string): string {
  const lines = results.map((one) =>
    [
      one.name,
      pair(one.product, one.kind),
      pair(one.floor, one.kind),
      one.ratio === null ? '–' : `${one.ratio.toFixed(2)}×`,
      one.goal || '–',
      one.met ? 'yes' : '**no**',
      one.touched ? `${one.touched.rows.toLocaleString('en')} / ${one.touched.buffers.toLocaleString('en')}` : '–',
    ].join(' | '),
  );
  return `- ${machine()}
- ${deals.toLocaleString('en')} deals; commit ${commit}
- median / p95, in ms unless a rate stands there (operations a second, median / worst twentieth)
- rows / buffers: what the statements of one request read, of 8 kB pages

| work | product | floor | ratio | goal | met | rows / buffers |
|---|---|---|---|---|---|---|
${lines.map((line) => `| ${line} |`).join('\n')}

${results.map((one) => `- ${one.name}: the floor is ${one.floorIs}${one.note ? `; ${one.note}` : ''}`).join('\n')}
`;
}

function machine(): string {
  const [cpu] = cpus();
  const gigabytes = Math.round(totalmem() / 2 ** 30);
  const load = loadavg()[0]!.toFixed(1);
  return `${new Date().toISOString().slice(0, 10)}, ${cpus().length} × ${cpu?.model.trim()}, ${gigabytes} GB, load ${load} when it ended; server, database and clients on the same machine`;
}
