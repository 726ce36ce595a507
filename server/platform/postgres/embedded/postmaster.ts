import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, fstatSync, openSync, readSync, renameSync, statSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Account, runAs } from './account.ts';
import { failureFrom, isPortTaken, isStillLeaving } from './failure.ts';
import { freePort } from './freePort.ts';
import { stopProcess } from './orphan.ts';
import { readPidFile } from './pidFile.ts';
import { settingsFor } from './settings.ts';

export interface PostmasterPlan {
  program: string;
  cluster: string;
  account: Account | null;
  /** PostgreSQL's own log; a file, so that PostgreSQL can go on telling when we are killed. */
  logFile: string;
  /** Undefined takes any free port. */
  port: number | undefined;
  durable: boolean;
}

export interface Postmaster {
  pid: number;
  port: number;
  /** Settles when the process has ended, whoever ended it. */
  ended: Promise<void>;
  /** Fast shutdown. */
  stop(): Promise<void>;
}

/** How long crash recovery of a large cluster may take before we give up. */
const RECOVERY_PATIENCE_MS = 10 * 60_000;
const LEAVING_PATIENCE_MS = 20_000;

/** Starts one PostgreSQL and waits until it takes connections. Retries what passes by itself. */
export async function startPostmaster(plan: PostmasterPlan): Promise<Postmaster> {
  const leavingUntil = Date.now() + LEAVING_PATIENCE_MS;
  for (let tries = 1; ; tries++) {
    const outcome = await launch(plan, plan.port ?? (await freePort()));
    if (typeof outcome !== 'string') return outcome;
    const mayPass = isPortTaken(outcome) ? tries < 5 : isStillLeaving(outcome) && Date.now() < leavingUntil;
    if (!mayPass) throw failureFrom(outcome, plan.cluster);
    await sleep(200);
  }
}

/** One try: the running PostgreSQL, or what it said before it ended. */
async function launch(plan: PostmasterPlan, port: number): Promise<Postmaster | string> {
  const log = openLog(plan.logFile);
  const saidFrom = fstatSync(log).size;
  const child = spawn(plan.program, ['-D', plan.cluster, ...settingsFor({ port, durable: plan.durable })], {
    ...runAs(plan.account),
    cwd: plan.account ? '/' : plan.cluster,
    env: { ...process.env, LC_ALL: undefined, LC_MESSAGES: 'C', PGDATA: undefined },
    stdio: ['ignore', log, log],
    // Its own session: Ctrl-C in the terminal is for Loudou, which then stops PostgreSQL last.
    detached: true,
  });
  closeSync(log);
  const ended = hasEnded(child);
  let over = false;
  void ended.then(() => {
    over = true;
  });
  const until = Date.now() + RECOVERY_PATIENCE_MS;
  while (!over && Date.now() < until) {
    const said = readPidFile(plan.cluster);
    if (said?.ready && said.pid === child.pid)
      return { pid: said.pid, port, ended, stop: () => stopChild(child, ended) };
    await sleep(20);
  }
  if (!over) await stopChild(child, ended);
  return readFrom(plan.logFile, saidFrom);
}

function hasEnded(child: ChildProcess): Promise<void> {
  return Promise.race([once(child, 'exit'), once(child, 'error')]).then(
    () => {},
    () => {},
  );
}

async function stopChild(child: ChildProcess, ended: Promise<void>): Promise<void> {
  if (child.pid !== undefined && child.exitCode === null && child.signalCode === null) await stopProcess(child.pid);
  await ended;
}

/** Opens the log for adding; a large one is put aside first, so there are at most two. */
function openLog(file: string): number {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size > 10 * 1024 * 1024) renameSync(file, `${file}.1`);
  return openSync(file, 'a', 0o600);
}

function readFrom(file: string, start: number): string {
  const handle = openSync(file, 'r');
  try {
    const buffer = Buffer.alloc(Math.min(Math.max(0, fstatSync(handle).size - start), 64 * 1024));
    readSync(handle, buffer, 0, buffer.length, start);
    return buffer.toString('utf8');
  } finally {
    closeSync(handle);
  }
}
