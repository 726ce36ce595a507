import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { Stop, say } from '../boot/say.mjs';

const PLACES = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** A Chromium to test with. Where we may, it is installed with a font that has Chinese characters. */
export async function findBrowser() {
  const found = present();
  if (found) return found;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) install();
  const installed = present();
  if (installed) return installed;
  throw new Stop(
    [
      '浏览器测试需要 Chromium 与中文字体。请安装（Debian/Ubuntu：apt-get install chromium fonts-noto-cjk），或用 CHROMIUM_PATH 指定其路径。',
      'The browser tests need Chromium and a Chinese font. Install them (Debian/Ubuntu: apt-get install chromium fonts-noto-cjk), or name its path in CHROMIUM_PATH.',
    ].join('\n'),
  );
}

const present = () => PLACES.find((path) => path && existsSync(path));

function install() {
  say('正在安装 Chromium 与中文字体 …', 'Installing Chromium and a Chinese font …');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  for (const args of [
    ['update', '-qq'],
    ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-noto-cjk'],
  ]) {
    const { status, stderr } = spawnSync('apt-get', args, { env, encoding: 'utf8' });
    if (status !== 0) throw new Stop(`apt-get ${args.join(' ')}\n${stderr.trim()}`);
  }
}
