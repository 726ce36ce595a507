import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

export type Server = {
  host: '127.0.0.1';
  port: number;
  /** What the log says of an error, by the id that its answer carried. */
  causeOf(errorId: string): string | undefined;
  /** How the process ended, when it did so by itself. */
  crash(): string | undefined;
  stop(): Promise<void>;
};

const MAIN = join(import.meta.dirname, 'serverProcess.ts');
const KEPT = 500;

/** Starts the server in a process of its own, so that a hang or a crash of it is seen from outside. */
export async function startServer(database: { url: string; appUrl: string }): Promise<Server> {
  const child = fork(MAIN, [database.url, database.appUrl], { stdio: ['ignore', 'pipe', 'pipe', 'ipc'], execArgv: [] });
  const causes = new Map<string, string>();
  const rest: string[] = [];
  let stopping = false;
  const hear = (line: string) => {
    const said = parse(line);
    if (said?.errorId) causes.set(said.errorId, said.err?.stack ?? said.err?.message ?? line);
    else rest.push(line);
    if (rest.length > KEPT) rest.shift();
    for (const oldest of causes.keys()) if (causes.size > KEPT) causes.delete(oldest);
  };
  createInterface({ input: child.stdout! }).on('line', hear);
  createInterface({ input: child.stderr! }).on('line', hear);
  const ended = once(child, 'exit');
  const port = await Promise.race([
    once(child, 'message').then(([message]) => (message as { port: number }).port),
    ended.then(([code]) => Promise.reject(new Error(`the server ended with ${code}:\n${rest.join('\n')}`))),
  ]);
  return {
    host: '127.0.0.1',
    port,
    causeOf: (errorId) => causes.get(errorId),
    crash: () => {
      if (stopping || (child.exitCode === null && child.signalCode === null)) return undefined;
      return `${child.exitCode ?? child.signalCode}\n${rest.slice(-30).join('\n')}`;
    },
    async stop() {
      stopping = true;
      if (child.connected) child.disconnect();
      await ended;
    },
  };
}

type Said = { errorId?: string; err?: { message?: string; stack?: string } };

function parse(line: string): Said | undefined {
  try {
    return JSON.parse(line) as Said;
  } catch {
    return undefined;
  }
}
