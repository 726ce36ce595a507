import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, dirname } from 'node:path';
import { root } from './paths.mjs';

/** The environment in which `node` is the pinned one, for whatever calls it by name. */
export function withNode(node) {
  return { ...process.env, PATH: `${dirname(node)}${delimiter}${process.env.PATH ?? ''}` };
}

/** Runs a program to its end with its output kept; `onStart` is told its process number. Returns {code, output}. */
export function run(program, args, { onStart, ...options } = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], ...options });
    if (child.pid) onStart?.(child.pid);
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => {
        output += text;
      });
    }
    child.on('error', (error) => resolve({ code: 127, output: error.message }));
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

/**
 * Becomes that program as far as one can: same terminal, signals passed on, its exit code returned. The channel between the two closes when
 * this process dies in whatever way, so the program can notice (see leash.mjs).
 */
export function handOver(node, args) {
  return new Promise((resolve) => {
    const child = spawn(node, args, {
      cwd: root,
      stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
      env: withNode(node),
    });
    // Ctrl-C in a terminal reaches the child by itself; passing it on would be a second one.
    const pass = (signal) => {
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, pass);
    const watch = watchNpm(() => child.kill('SIGTERM'));
    child.on('exit', (code, signal) => {
      clearInterval(watch);
      resolve(code ?? 128 + (constants.signals[signal] ?? 0));
    });
    child.on('error', (error) => {
      console.error(error.message);
      resolve(127);
    });
  });
}

/** Under npm, an ancestry that changes means that npm was killed and nobody is left who could stop us. */
function watchNpm(onDeath) {
  if (!process.env.npm_lifecycle_event) return undefined;
  const ancestry = ancestors();
  const watch = setInterval(() => {
    if (ancestors() === ancestry) return;
    clearInterval(watch);
    onDeath();
  }, 250);
  return watch;
}

/** Our parent, and the one above where that is the shell npm runs its scripts with: some shells stay between, some do not. */
function ancestors() {
  try {
    const [, parentOfShell] = readFileSync(`/proc/${process.ppid}/stat`, 'utf8').split(') ')[1].split(' ');
    const isNpmsShell = readFileSync(`/proc/${process.ppid}/cmdline`, 'utf8').includes('boot.mjs');
    return isNpmsShell ? `${process.ppid} ${parentOfShell}` : `${process.ppid}`;
  } catch {
    return `${process.ppid}`;
  }
}
