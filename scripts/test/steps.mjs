import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../boot/paths.mjs';
import { ensureWebApp } from '../boot/webApp.mjs';
import { findBrowser } from './browser.mjs';

const bin = (path) => join(root, 'node_modules', path);
const present = (...names) => names.filter((name) => existsSync(join(root, name)));

/** Each step's `run(report)` returns its exit code; vitest also writes its figures to the report. */
export const steps = [
  { name: 'types', title: '类型 Types', run: () => tool('typescript-native/bin/tsc', '--noEmit', '-p', '.') },
  { name: 'lint', title: '规范 Lint', run: () => tool('@biomejs/biome/bin/biome', 'check', '--error-on-warnings') },
  { name: 'structure', title: '结构 Structure', run: structure },
  { name: 'unit', title: '单元测试 Unit tests', run: (report) => vitest(report, '--project', 'unit') },
  { name: 'database', title: '数据库测试 Database tests', run: (report) => vitest(report, '--project', 'database') },
  { name: 'web', title: '网页构建 Web build', browser: true, run: webBuild },
  { name: 'browser', title: '浏览器测试 Browser tests', browser: true, run: browserTests },
];

async function structure() {
  const rooms = present('domain', 'contract', 'server', 'web', 'demo', 'fuzz');
  const imports = await tool(
    'dependency-cruiser/bin/dependency-cruiser.mjs',
    '--config',
    '.dependency-cruiser.cjs',
    ...rooms,
  );
  if (imports !== 0 || present('knip.json', 'knip.jsonc').length === 0) return imports;
  return tool('knip/bin/knip.js');
}

async function webBuild() {
  await ensureWebApp(process.execPath);
  return 0;
}

async function browserTests(report) {
  const config = join('e2e', 'vitest.config.ts');
  if (present(config).length === 0) return 0;
  const CHROMIUM_PATH = await findBrowser();
  return vitest(report, '--config', config, { CHROMIUM_PATH });
}

function vitest(report, ...args) {
  const env = typeof args.at(-1) === 'object' ? args.pop() : {};
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  return execute([bin('vitest/vitest.mjs'), 'run', '--passWithNoTests', ...reporters, ...args], env);
}

const tool = (path, ...args) => execute([bin(path), ...args]);

function execute(args, env = {}) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } });
    child.on('exit', (code) => resolve(code ?? 1));
    child.on('error', () => resolve(127));
  });
}
