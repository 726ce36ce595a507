import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const ROOT = join(import.meta.dirname, '..');

export type ServerPlan = {
  dataDir: string;
  /** As DATABASE_URL and DATABASE_APP_URL. */
  ownerUrl: string;
  appUrl: string;
  /** Holds the milliseconds by which this server's clock is wrong. */
  clockFile: string;
  logFile: string;
};

/** A Loudou process that is started again whenever it ends, as a service manager would. */
export class ServerProcess {
  readonly #plan: ServerPlan;
  #child: ChildProcess | undefined;
  #address: string | undefined;
  #wanted = true;
  #running: Promise<void>;
  /** How often it ended without having been killed by the campaign. */
  unasked = 0;
  #asked = false;

  constructor(plan: ServerPlan) {
    this.#plan = plan;
    this.#running = this.#keep();
  }

  /** Undefined while it is down. */
  get address(): string | undefined {
    return this.#address;
  }

  /** Ends the process; it comes back by itself. */
  kill(signal: 'SIGKILL' | 'SIGTERM'): void {
    this.#asked = true;
    this.#child?.kill(signal);
  }

  async stop(): Promise<void> {
    this.#wanted = false;
    this.kill('SIGTERM');
    const killer = setTimeout(() => this.kill('SIGKILL'), 20_000);
    await this.#running;
    clearTimeout(killer);
  }

  async #keep(): Promise<void> {
    while (this.#wanted) {
      await this.#live();
      await sleep(200);
    }
  }

  async #live(): Promise<void> {
    const { dataDir, ownerUrl, appUrl, clockFile, logFile } = this.#plan;
    const hook = join(import.meta.dirname, 'clock.mjs');
    const args = ['--import', hook, 'server/main.ts', 'serve', '--port', '0', '--data', dataDir, '--blank'];
    const env = { ...process.env, DATABASE_URL: ownerUrl, DATABASE_APP_URL: appUrl, CHAOS_CLOCK: clockFile };
    const child = spawn(process.execPath, args, { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] });
    this.#child = child;
    this.#asked = false;
    const log = createWriteStream(logFile, { flags: 'a' });
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => {
      if (!this.#address) {
        said += chunk.toString();
        this.#address = /Loudou 漏斗\s+(http:\/\/\S+)/.exec(said)?.[1];
      }
    });
    child.stdout.pipe(log, { end: false });
    child.stderr.pipe(log, { end: false });
    const [code, signal] = (await once(child, 'exit')) as [number | null, string | null];
    const wasUp = this.#address !== undefined;
    this.#address = undefined;
    log.end(`--- ended with ${code ?? signal}\n`);
    // One that cannot start while its database is away ends with words; one that ran must not.
    if (wasUp && !this.#asked && this.#wanted) this.unasked++;
  }
}
