import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const ROOT = join(import.meta.dirname, '..', '..');

/** Loudou as a user runs it: a process of its own, on a data folder of its own. */
export type RunningServer = {
  address: string;
  dataDir: string;
  process: ChildProcess;
  /** Everything the process printed so far. */
  output(): string;
  stop(): Promise<void>;
};

/** Starts `server/main.ts serve` and waits until it says where it is. */
export async function startServer(args: string[] = [], env: NodeJS.ProcessEnv = {}): Promise<RunningServer> {
  const dataDir = mkdtempSync(join(tmpdir(), 'loudou-e2e-'));
  // So that the cluster lies in it and goes with it, also where root runs this and PostgreSQL is another user.
  chmodSync(dataDir, 0o711);
  const child = spawn(process.execPath, ['server/main.ts', 'serve', '--port', '0', '--data', dataDir, ...args], {
    cwd: ROOT,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const { address, output } = await untilListening(child);
  return {
    address,
    dataDir,
    process: child,
    output,
    async stop() {
      await end(child);
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** Waits for the line that names the address. Throws what the process said when it ends before. */
export async function untilListening(child: ChildProcess): Promise<{ address: string; output: () => string }> {
  let text = '';
  const output = () => text;
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const hear = (chunk: Buffer) => {
    text += chunk.toString();
    const address = /Loudou 漏斗\s+(http:\/\/\S+)/.exec(text)?.[1];
    if (address) resolve(address);
  };
  child.stdout?.on('data', hear);
  child.stderr?.on('data', hear);
  child.once('exit', (code) => reject(new Error(`the server ended with ${code}:\n${text}`)));
  return { address: await promise, output };
}

export async function end(child: ChildProcess, signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const { promise, resolve } = Promise.withResolvers<void>();
  child.once('exit', () => resolve());
  child.kill(signal);
  await promise;
}
