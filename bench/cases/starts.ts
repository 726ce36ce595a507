import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { end, untilListening } from '../../e2e/support/server.ts';
import type { TimedCase } from '../support/types.ts';

const ROOT = join(import.meta.dirname, '..', '..');

/** From the command to the line that says where it listens: on an empty folder, and on one that holds a company. */
export function startCases(folder: string): TimedCase[] {
  return [
    starting('first start, empty folder', 10_000, emptyFolder, true),
    starting('start on present data', 2000, () => folder, false),
  ];
}

/** Others may enter it, so that the cluster lies in it and goes with it when root runs this. */
function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'loudou-bench-'));
  chmodSync(folder, 0o711);
  return folder;
}

function starting(name: string, p95: number, folderOf: () => string, blank: boolean): TimedCase {
  let running: ChildProcess | undefined;
  let folder = '';
  return {
    kind: 'time',
    name,
    floorIs: 'none',
    goal: { ratio: 1, p95 },
    async product() {
      folder = folderOf();
      const args = ['server/main.ts', 'serve', '--port', '0', '--data', folder, ...(blank ? ['--blank'] : [])];
      running = spawn(process.execPath, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
      await untilListening(running);
      return 1;
    },
    async after() {
      if (running) await end(running);
      if (blank) rmSync(folder, { recursive: true, force: true });
    },
  };
}
