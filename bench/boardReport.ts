import { cpus, loadavg, totalmem } from 'node:os';

/** ms: from input to the next picture; the longest piece of work of the main thread, and what of it the processor did. */
type Reading = { event: number; task: number; cpu: number };
export type TraceEvent = {
  name: string;
  ph: string;
  ts: number;
  dur?: number;
  tdur?: number;
  tid: number;
  pid: number;
};

/** `brought`: by act, from its last click until what it brings is drawn. */
export type Watched = { inputs: { at: number; took: number }[]; brought: Record<string, number[]> };

/** With more load than this, what the clock says is no longer the board's. */
const QUIET = 3;

/** By act: the worst of every single time it was done. */
export function read(events: readonly TraceEvent[], inputs: Watched['inputs']): Map<string, Reading[]> {
  const marks = events.filter(({ name }) => /^(begin|end) /.test(name)).toSorted((a, b) => a.ts - b.ts);
  const main = marks[0];
  const tasks = events.filter(
    ({ name, tid, pid, ph }) => name.endsWith('RunTask') && ph === 'X' && tid === main?.tid && pid === main.pid,
  );
  const times = marks.flatMap(
    (mark) => (mark as TraceEvent & { args?: { data?: { startTime?: number } } }).args?.data?.startTime ?? [],
  );
  const found = new Map<string, Reading[]>();
  marks.forEach((mark, at) => {
    if (!mark.name.startsWith('begin ')) return;
    const end = marks[at + 1];
    if (!end) return;
    const inside = tasks.filter(({ ts }) => ts >= mark.ts && ts <= end.ts);
    const felt = inputs.filter((input) => input.at >= (times[at] ?? 0) && input.at <= (times[at + 1] ?? 0));
    const name = mark.name.slice('begin '.length);
    const reading = {
      event: Math.max(0, ...felt.map(({ took }) => took)),
      task: Math.max(0, ...inside.map(({ dur = 0 }) => dur / 1_000)),
      cpu: Math.max(0, ...inside.map(({ tdur = 0 }) => tdur / 1_000)),
    };
    found.set(name, [...(found.get(name) ?? []), reading]);
  });
  return found;
}

export function report(
  deals: number,
  times: number,
  found: ReadonlyMap<string, readonly Reading[]>,
  brought: Watched['brought'],
  userAgent: string,
): string {
  const spread = (numbers: readonly number[]) => {
    const sorted = numbers.toSorted((a, b) => a - b);
    const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? 0;
    return [0.5, 0.95, 1].map((share) => Math.round(at(share))).join(' / ');
  };
  const row = ([name, readings]: [string, readonly Reading[]]) => {
    const cells = (['event', 'task', 'cpu'] as const).map((key) => spread(readings.map((reading) => reading[key])));
    return `| ${name} | ${readings.length} | ${cells.join(' | ')} |`;
  };
  const [cpu] = cpus();
  const [busy = 0] = loadavg();
  return [
    '# The board with many deals',
    '',
    'Made by `node bench/boardTrace.ts` (the web app built, Chromium present): a company of its own, one funnel, one reader',
    'who sees every deal. p50 / p95 / worst, in ms.',
    '',
    `- ${new Date().toISOString().slice(0, 10)}, ${deals} open deals, every act ${times} times`,
    `- ${cpus().length} × ${cpu?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GB; load ${busy.toFixed(1)} when it ended; server and database on the same machine`,
    `- ${/Chrome\/[\d.]+/.exec(userAgent)?.[0]}, 1760 × 1000`,
    '',
    '| act | times | input to next picture | longest task, clock | longest task, processor |',
    '|---|---|---|---|---|',
    ...[...found].map(row),
    '',
    'Event Timing rounds to 8 ms and leaves out what is shorter than 16 ms (0 here). The processor column leaves out the time',
    'in which other programs of the machine had the core.',
    ...(busy > QUIET
      ? [
          '',
          `Other programs kept the machine busy (load ${busy.toFixed(1)} on ${cpus().length} cores): the clock columns say more of them than of the board.`,
        ]
      : []),
    '',
    ...Object.entries(brought).map(
      ([name, times]) =>
        `- ${name}: ${spread(times)} from the click until the first cards of the other layout are drawn, reads of the server included`,
    ),
    '',
  ].join('\n');
}
