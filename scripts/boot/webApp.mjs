import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths.mjs';
import { run, withNode } from './process.mjs';
import { keepSaying, Stop, say } from './say.mjs';

const SOURCES = ['web', 'contract', 'domain', 'vite.config.ts', 'package-lock.json', 'tsconfig.json'];
const page = join(root, 'dist', 'web', 'index.html');
const stampFile = join(root, 'dist', 'web', '.built-from');

/** Builds the web app into dist/web unless what is there was built from the same sources. */
export async function ensureWebApp(node) {
  const stamp = sourceStamp();
  if (existsSync(page) && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return;
  say('正在构建网页 …', 'Building the web app …');
  const done = keepSaying(() => 'vite build');
  const config = ['vite.config.ts', 'web/vite.config.ts'].find((file) => existsSync(join(root, file)));
  const args = [
    join(root, 'node_modules/vite/bin/vite.js'),
    'build',
    '--logLevel',
    'warn',
    ...(config ? ['--config', config] : ['web']),
  ];
  const { code, output } = await run(node, args, { env: withNode(node) }).finally(done);
  if (code === 0) await run(node, [join(root, 'scripts/boot/precompress.mjs'), join(root, 'dist', 'web')]);
  if (code !== 0 || !existsSync(page)) {
    throw new Stop(`${output.trim()}\n网页构建失败。\nBuilding the web app failed.`);
  }
  writeFileSync(stampFile, stamp);
}

function sourceStamp() {
  const hash = createHash('sha256');
  for (const source of SOURCES) {
    for (const file of filesOf(join(root, source)))
      hash
        .update(`${file.slice(root.length)}\0`)
        .update(readFileSync(file))
        .update('\0');
  }
  return hash.digest('hex');
}

/** All files below, in a fixed order; tests are no part of what is built. */
function filesOf(path) {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => (/\.test\.tsx?$/.test(name) ? [] : filesOf(join(path, name))));
}
