import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { installPackages } from './npm.mjs';
import { root } from './paths.mjs';
import { keepSaying, say } from './say.mjs';
import { waitForOthers } from './turn.mjs';

const lockFile = join(root, 'package-lock.json');
const packages = join(root, 'node_modules');
const stampFile = join(packages, '.loudou-installed');

/** Installs the packages of package-lock.json unless they are. The stamp is written last, so a broken install is redone. */
export async function ensureInstalled(node) {
  const stamp = wantedStamp();
  if (readIfThere(stampFile) === stamp) return;
  if (await waitForOthers()) return ensureInstalled(node);
  if (!isInstalledByNpm()) {
    say('正在安装依赖包（仅首次或更新后需要）…', 'Installing packages (first time and after updates only) …');
    const done = keepSaying(() => `node_modules: ${countPackages()}`);
    rmSync(stampFile, { force: true });
    await installPackages(node, root).finally(done);
  }
  writeFileSync(stampFile, stamp);
}

/** Packages differ between systems, so a folder carried to another one is installed anew. */
function wantedStamp() {
  const hash = createHash('sha256').update(`${process.platform} ${process.arch}`);
  for (const file of [lockFile, join(root, 'runtime', 'package-lock.json')]) hash.update(readFileSync(file));
  return hash.digest('hex');
}

/** Whether somebody ran npm by hand: npm writes down what it installed when it is done. */
function isInstalledByNpm() {
  const written = readIfThere(join(packages, '.package-lock.json'));
  if (!written) return false;
  const installed = JSON.parse(written).packages;
  const wanted = Object.entries(JSON.parse(readFileSync(lockFile, 'utf8')).packages);
  return wanted.every(([path, { version, optional, link }]) => {
    if (path === '' || link) return true;
    const found = installed[path];
    return found ? found.version === version && existsSync(join(root, path)) : optional && !isForThisSystem(path);
  });
}

const isForThisSystem = (path) => path.endsWith(`${process.platform}-${process.arch}`);

function countPackages() {
  return existsSync(packages) ? readdirSync(packages).filter((name) => !name.startsWith('.')).length : 0;
}

function readIfThere(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}
