import { destination, type Logger } from 'pino';
import type { Config } from '#server/platform/config/index.ts';
import { createLog } from '#server/platform/log/index.ts';
import { wire } from '../wiring.ts';
import { announce } from './announce.ts';
import { startBackground } from './background.ts';
import { createHttpServer } from './httpServer.ts';
import { prepareLogFile } from './logFile.ts';
import { type OpenDatabase, openDatabase } from './openDatabase.ts';
import { refusePort, requireFreePort } from './port.ts';
import { prepareWorkspace } from './prepareWorkspace.ts';
import { say } from './say.ts';

/**
 * Runs Loudou until it is told to stop: database, migrations, a workspace where there is none, the HTTP server.
 * Throws DatabaseProblem or ServeProblem with words for the person who starts it.
 */
export async function serve(config: Config): Promise<void> {
  await requireFreePort(config.host, config.port);
  // In a terminal the log would bury what a person has to read, so it goes to a file there.
  const logFile = process.stdout.isTTY ? prepareLogFile(config.dataDir) : undefined;
  const log = createLog({
    level: config.logLevel,
    ...(logFile ? { destination: destination({ dest: logFile, sync: false }) } : {}),
  });
  wire();
  const stopper = new AbortController();
  // From here on, so that a first start that is broken off leaves no database running.
  const told = untilTold(stopper.signal);
  const opened = await openDatabase(config, log, (error) => {
    log.fatal({ err: error }, 'the database is gone');
    stopper.abort();
  });
  const running = run(config, log, logFile, opened, stopper.signal);
  const stop = await Promise.race([running, told]);
  if (stop) await told;
  say('正在停止 …', 'Stopping …');
  if (stop) return stop();
  // Told before it ran: the database ends what is under way, and nothing of an unfinished load stays.
  running.catch(() => {});
  await opened.database.stop();
}

/** Brings up what answers requests; resolves to what stops it all again. */
async function run(
  config: Config,
  log: Logger,
  logFile: string | undefined,
  { database, pools, embedded, directUrl }: OpenDatabase,
  givenUp: AbortSignal,
): Promise<() => Promise<void>> {
  const app = await createHttpServer(pools, log, { ...config, directUrl });
  let background: Awaited<ReturnType<typeof startBackground>> | undefined;
  const stop = async () => {
    if (app.server.listening && !givenUp.aborted) await app.drain(config.drainMs);
    await app.close();
    await background?.stop();
    await pools.close();
    await database.stop();
  };
  try {
    background = await startBackground({ pools, url: directUrl, log, dataDir: config.dataDir });
    const prepared = await prepareWorkspace({ pools, log, wantsDemo: embedded && !config.blank });
    await app
      .listen({ host: config.host, port: config.port })
      .catch((error) => refusePort(error, config.host, config.port));
    const { port } = app.server.address() as { port: number };
    await announce({ pools, log, prepared, address: addressOf(config.host, port), logFile });
  } catch (error) {
    await stop();
    throw error;
  }
  return stop;
}

function addressOf(host: string, port: number): string {
  const shown = host === '0.0.0.0' || host === '::' ? 'localhost' : host;
  return `http://${shown.includes(':') ? `[${shown}]` : shown}:${port}`;
}

/** Resolves at the first SIGTERM or SIGINT, or when the database is given up. */
async function untilTold(given: AbortSignal): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.once(signal, () => resolve());
  given.addEventListener('abort', () => resolve());
  if (given.aborted) resolve();
  await promise;
}
