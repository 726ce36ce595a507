import { performance } from 'node:perf_hooks';
import pg from 'pg';
import { clusterSeconds } from './processor.ts';

export type Watched<T> = {
  result: T;
  seconds: number;
  /** Of this process, in MB. */
  rss: { before: number; after: number; peak: number };
  /** Seconds of the processor: of this process and of PostgreSQL. */
  processor: { own: number; database: number };
  statements: Statement[];
};
export type Statement = { text: string; calls: number; seconds: number };

const megabytes = (bytes: number): number => Math.round(bytes / 1_048_576);

/** Does something and says how long it took, what memory it needed and which statements it spent its time in. */
export async function watch<T>(postmaster: number, work: () => Promise<T>): Promise<Watched<T>> {
  globalThis.gc?.();
  const before = process.memoryUsage.rss();
  let peak = before;
  const timer = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss());
  }, 50);
  const heard = hearStatements();
  const [processor, database] = [process.cpuUsage(), clusterSeconds(postmaster)];
  const start = performance.now();
  try {
    const result = await work();
    const seconds = (performance.now() - start) / 1000;
    const { user, system } = process.cpuUsage(processor);
    const after = process.memoryUsage.rss();
    const rss = { before: megabytes(before), after: megabytes(after), peak: megabytes(Math.max(peak, after)) };
    const used = { own: (user + system) / 1e6, database: clusterSeconds(postmaster) - database };
    return { result, seconds, rss, processor: used, statements: heard.stop() };
  } finally {
    clearInterval(timer);
    heard.stop();
  }
}

/** Times every statement of the driver from sending to its answer, gathered by their text. */
function hearStatements(): { stop(): Statement[] } {
  const found = new Map<string, Statement>();
  const original = pg.Client.prototype.query;
  const timed = function (this: pg.Client, ...args: unknown[]) {
    const [config] = args;
    const text = typeof config === 'string' ? config : String((config as { text?: string })?.text ?? '');
    const start = performance.now();
    const answer: unknown = Reflect.apply(original, this, args);
    if (answer instanceof Promise) {
      const note = () => {
        const one = found.get(text) ?? { text, calls: 0, seconds: 0 };
        one.calls++;
        one.seconds += (performance.now() - start) / 1000;
        found.set(text, one);
      };
      answer.then(note, note);
    }
    return answer;
  };
  pg.Client.prototype.query = timed as typeof original;
  return {
    stop() {
      pg.Client.prototype.query = original;
      return [...found.values()].sort((a, b) => b.seconds - a.seconds);
    },
  };
}
