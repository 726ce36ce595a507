import { existsSync, realpathSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { run, withNode } from './process.mjs';
import { Stop } from './say.mjs';
import { endTurn, takeTurn } from './turn.mjs';

/**
 * `npm ci` in a folder, run by that Node: npm checks packages against the Node it runs on. Install scripts stay off, as npm 11 has it anyway;
 * what they would have done is done by us.
 */
export async function installPackages(node, folder) {
  const flags = [
    '--no-audit',
    '--no-fund',
    '--ignore-scripts',
    '--loglevel=error',
    '--no-progress',
    '--include=dev',
    '--include=optional',
  ];
  const { code, output } = await run(node, [findNpm(), 'ci', ...flags], {
    cwd: folder,
    env: quiet(withNode(node)),
    onStart: takeTurn,
  }).finally(endTurn);
  if (code === 0) return;
  throw new Stop(
    [
      output.trim().split('\n').slice(0, 15).join('\n'),
      '安装失败。请检查网络与 npm 源（npm config get registry），然后重新运行；已中断的安装会自动重做。',
      'Installing failed. Check the network and the npm registry (npm config get registry), then run again; an interrupted install is redone.',
    ].join('\n'),
  );
}

/** Variables that npm sets for its scripts would be taken for settings by the npm that we run. */
function quiet(env) {
  const inherited = /^npm_(package|lifecycle|command|config_(local_prefix|prefix|global_prefix))/i;
  return Object.fromEntries(Object.entries(env).filter(([name]) => !inherited.test(name)));
}

/** The npm-cli.js of the npm that called us, or of the one that came with Node. */
function findNpm() {
  const beside = dirname(realpathSync(process.execPath));
  const candidates = [
    process.env.npm_execpath,
    join(beside, '../lib/node_modules/npm/bin/npm-cli.js'),
    join(beside, 'node_modules/npm/bin/npm-cli.js'),
    join(beside, '../share/nodejs/npm/bin/npm-cli.js'),
    ...onPath(),
  ];
  const found = candidates.find((file) => file?.endsWith('npm-cli.js') && existsSync(file));
  if (found) return found;
  throw new Stop('找不到 npm，请安装后重试。\nnpm was not found. Install it and run again.');
}

function onPath() {
  const links = (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, 'npm'));
  return links.filter((link) => existsSync(link)).map((link) => realpathSync(link));
}
