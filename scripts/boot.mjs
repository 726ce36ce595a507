/**
 * The one way in: `node scripts/boot.mjs start|test|verify|bench|chaos|fuzz|rights|loudou …`, which `npm start`, `npm test` and so on call. Needs
 * Node 20 and npm and nothing installed: it brings the pinned Node and the packages first, then hands over to them.
 */
import { basename } from 'node:path';
import { ensureInstalled } from './boot/install.mjs';
import { findNode } from './boot/node.mjs';
import { handOver } from './boot/process.mjs';
import { Stop } from './boot/say.mjs';
import { ensureWebApp } from './boot/webApp.mjs';

const commands = {
  async start(node, args) {
    await ensureWebApp(node);
    return handOver(node, ['--import', './scripts/boot/leash.mjs', 'server/main.ts', 'serve', ...args]);
  },
  test: (node, args) => handOver(node, ['scripts/test.mjs', ...args]),
  verify: (node, args) => handOver(node, ['scripts/test.mjs', '--verify', ...args]),
  fuzz: (node, args) => handOver(node, ['fuzz/hostile.ts', ...args]),
  rights: (node, args) => handOver(node, ['fuzz/rights.ts', ...args]),
  loudou: (node, args) => handOver(node, ['server/cli.ts', ...args]),
  chaos: (node, args) => handOver(node, ['chaos/run.ts', ...args]),
  bench: (node, args) => handOver(node, ['bench/run.ts', ...args]),
};

const [name = '', ...args] = process.argv.slice(2);
try {
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) throw new Stop(`${basename(process.argv[1])} ${Object.keys(commands).join('|')}`);
  const node = await findNode();
  await ensureInstalled(node);
  process.exitCode = await command(node, args);
} catch (error) {
  if (!(error instanceof Stop)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
