import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '../problem.ts';
import { type Postmaster, type PostmasterPlan, startPostmaster } from './postmaster.ts';

export interface Supervised {
  port: number;
  stop(): Promise<void>;
}

const MAX_RESTARTS = 5;
const WITHIN_MS = 10 * 60_000;

/**
 * Keeps one PostgreSQL running: if it dies it is started again on the same port, so that pools find it. After five deaths within ten
 * minutes `onGiveUp` is told and no further try is made.
 */
export async function supervise(
  plan: PostmasterPlan,
  log: Log,
  onGiveUp: (error: unknown) => void,
): Promise<Supervised> {
  let current: Postmaster = await startPostmaster(plan);
  const port = current.port;
  const deaths: number[] = [];
  let stopping = false;

  // A process that ends without calling stop() takes its PostgreSQL along; one that is killed leaves an orphan to the next start.
  const atExit = () => {
    try {
      process.kill(current.pid, 'SIGINT');
    } catch {
      // It is gone already.
    }
  };
  process.on('exit', atExit);

  const watching = (async () => {
    while (!stopping) {
      await current.ended;
      if (stopping) return;
      deaths.push(Date.now());
      if (deaths.filter((at) => at > Date.now() - WITHIN_MS).length > MAX_RESTARTS)
        throw new Error('PostgreSQL keeps dying');
      log.warn(`PostgreSQL (process ${current.pid}) died; starting it again`);
      await sleep(100 * 2 ** (deaths.length - 1));
      if (!stopping) current = await startPostmaster({ ...plan, port });
    }
  })().catch((error: unknown) => {
    if (!stopping) onGiveUp(error);
  });

  return {
    port,
    async stop() {
      stopping = true;
      await current.stop();
      await watching;
      // A restart that was under way when we were asked to stop.
      await current.stop();
      process.off('exit', atExit);
    },
  };
}
