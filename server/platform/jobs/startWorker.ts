import { EventEmitter } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseCronItems, type Runner, run, type WorkerEvents, type WorkerPool } from 'graphile-worker';
import { Pool } from 'pg';
import { DEFAULT_ATTEMPTS, type JobsOptions } from './job.ts';
import { JOB_SCHEMA } from './jobQueries.ts';
import { hearErrors } from './migrateJobs.ts';
import { runTask } from './runTask.ts';
import { showAlive } from './showAlive.ts';
import { workerLog } from './workerLog.ts';

export type RunningWorker = {
  /** Settles when the worker ends, rejects when it broke. */
  ended: Promise<void>;
  /** May be called again. */
  stop(): Promise<void>;
};

const DAY_MS = 86_400_000;

export async function startWorker(options: JobsOptions): Promise<RunningWorker> {
  const { url, log, concurrency = 4, graceMs = 20_000 } = options;
  // A pool of its own: a job that waits for a connection of the application's must not keep the queue from moving.
  const pool = new Pool({
    connectionString: url,
    max: concurrency + 2,
    application_name: 'loudou jobs',
    keepAlive: true,
  });
  pool.on('error', (error) => log.warn(`a database connection broke: ${error.message}`));
  hearErrors(pool);
  const events: WorkerEvents = new EventEmitter();
  // Not to be awaited: a worker pool is a promise of its own end.
  const created: { pool?: WorkerPool } = {};
  events.once('pool:create', ({ workerPool }) => {
    created.pool = workerPool;
  });
  const broken = new Promise<never>((_, reject) => {
    events.once('pool:fatalError', ({ error }) => reject(error));
  });
  let runner: Runner;
  try {
    runner = await run({
      pgPool: pool,
      schema: JOB_SCHEMA,
      logger: workerLog(log),
      events,
      concurrency,
      noHandleSignals: true,
      noPreparedStatements: true,
      // Jobs hear at once that the process stops.
      gracefulShutdownAbortTimeout: 0,
      // One by one, nobody would hear that a job's end could not be written, and the process would end on the unhandled rejection.
      preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
      taskList: Object.fromEntries(
        options.tasks.map((task) => [
          task.job.name,
          (payload: unknown, helpers) => runTask(task, payload, helpers, options),
        ]),
      ),
      parsedCronItems: cronItems(options),
    });
  } catch (error) {
    await pool.end();
    throw error;
  }
  const ended = Promise.race([runner.promise, broken]);
  ended.catch(() => {});
  const alive = await showAlive(options, created.pool!.id);

  const stopOnce = async () => {
    const stopped = runner.stop().catch(() => {});
    const inTime = await Promise.race([stopped.then(() => true), sleep(graceMs, false, { ref: false })]);
    if (!inTime) {
      log.warn('jobs that did not end in time go back to the queue');
      await Promise.resolve(created.pool!.forcefulShutdown('The process stopped')).catch(() => {});
    }
    await alive.stop();
    // Not for long: a job that was given back may still hold a connection.
    await Promise.race([pool.end(), sleep(5_000, undefined, { ref: false })]);
  };
  let stopped: Promise<void> | undefined;
  return {
    ended,
    stop() {
      stopped ??= stopOnce();
      return stopped;
    },
  };
}

function cronItems({ tasks }: JobsOptions) {
  return parseCronItems(
    tasks.flatMap(({ job }) =>
      job.cron === undefined
        ? []
        : {
            task: job.name,
            match: job.cron,
            // A laptop that was closed at that minute catches up. The key keeps one waiting job at most.
            options: {
              backfillPeriod: DAY_MS,
              jobKey: `cron:${job.name}`,
              maxAttempts: job.attempts ?? DEFAULT_ATTEMPTS,
            },
          },
    ),
  );
}
