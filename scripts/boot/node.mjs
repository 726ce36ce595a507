import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { installPackages } from './npm.mjs';
import { root } from './paths.mjs';
import { run } from './process.mjs';
import { keepSaying, Stop, say } from './say.mjs';
import { waitForOthers } from './turn.mjs';

const NEEDED_MAJOR = 24;
const folder = join(root, 'runtime');

/**
 * The Node that runs Loudou: the pinned one, which comes as an npm package (runtime/package-lock.json). Where that does not exist or
 * does not run, the Node in use will do if it is new enough. Returns its path.
 */
export async function findNode() {
  const present = await pinned();
  if (present) return present;
  if (major(process.versions.node) >= NEEDED_MAJOR) return process.execPath;
  if (await waitForOthers()) return findNode();
  say(`正在安装 Node ${NEEDED_MAJOR} …`, `Installing Node ${NEEDED_MAJOR} …`);
  const done = keepSaying(() => 'runtime');
  // The version that runs now will do to install the other.
  await installPackages(process.execPath, folder).finally(done);
  const installed = await pinned();
  if (installed) return installed;
  throw new Stop(
    [
      `本机（${process.platform}-${process.arch}）没有可用的内置 Node。请安装 Node ${NEEDED_MAJOR} 或更高版本（https://nodejs.org），然后重新运行。`,
      `There is no bundled Node for this machine (${process.platform}-${process.arch}). Install Node ${NEEDED_MAJOR} or newer (https://nodejs.org) and run again.`,
    ].join('\n'),
  );
}

/** The pinned Node if it is installed and runs here (a musl system has the package, but cannot run it). */
async function pinned() {
  const packages = join(folder, 'node_modules');
  if (!existsSync(packages)) return undefined;
  const os = process.platform === 'win32' ? 'win' : process.platform;
  const name = readdirSync(packages).find((entry) => entry === `node-${os}-${process.arch}`);
  if (!name) return undefined;
  const node = join(packages, name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  const { code, output } = await run(node, ['--version']);
  return code === 0 && major(output.trim().slice(1)) >= NEEDED_MAJOR ? node : undefined;
}

const major = (version) => Number(version.split('.')[0]);
