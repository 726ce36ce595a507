import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import type { Locale } from '#domain/kernel/localized.ts';
import { ROOT } from './server.ts';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const SHOTS = join(ROOT, 'e2e', 'shots');

export const DESKTOP = { width: 1440, height: 900 };
export const PHONE = { width: 390, height: 844 };

export async function launch(): Promise<Browser> {
  const executablePath = process.env.CHROMIUM_PATH ?? PLACES.find((place) => existsSync(place));
  if (!executablePath) throw new Error('No Chromium found: install it, or set CHROMIUM_PATH');
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

export type Look = {
  size?: typeof DESKTOP;
  language?: Locale;
  theme?: 'light' | 'dark';
  /** With the service worker of the installed app. */
  installed?: boolean;
};

export type Visitor = {
  page: Page;
  context: BrowserContext /** What the console complained about. */;
  complaints: string[];
};

/** A person with a browser of their own: size, language and theme. Console errors are gathered. */
export async function visit(browser: Browser, address: string, look: Look = {}): Promise<Visitor> {
  const { size = DESKTOP, language = 'zh-CN', theme = 'light', installed = false } = look;
  const context = await browser.newContext({
    baseURL: address,
    viewport: size,
    locale: language,
    colorScheme: theme,
    timezoneId: 'Asia/Shanghai',
    hasTouch: size.width < 600,
    serviceWorkers: installed ? 'allow' : 'block',
  });
  // Chosen by the switch in an earlier visit; without a choice the workspace's language holds.
  await context.addInitScript((chosen) => localStorage.setItem('loudou.language', chosen), language);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(`page: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error' && !isExpected(message.text())) complaints.push(message.text());
  });
  return { page, context, complaints };
}

/** Chromium reports every answer that is not 2xx; refusals that a page shows are no complaint. */
const isExpected = (text: string) => /status of (401|403|404|409|422)/.test(text);

export async function shot(page: Page, name: string): Promise<void> {
  mkdirSync(SHOTS, { recursive: true });
  await page.screenshot({ path: join(SHOTS, `${name}.png`), animations: 'disabled' });
}

/** What axe finds serious or critical, in words. */
export async function seriousFindings(page: Page): Promise<string[]> {
  return inWords(await axe(page).analyze());
}

/** The same for the colours alone: all that another theme changes. */
export async function faintText(page: Page): Promise<string[]> {
  return inWords(await axe(page).withRules('color-contrast').analyze());
}

/** No page has a frame of another origin, and what passes is of no interest: without looking for either it is quicker. */
const axe = (page: Page) => new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });

function inWords({ violations }: Awaited<ReturnType<AxeBuilder['analyze']>>): string[] {
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, help, nodes }) => `${id}: ${help} (${nodes.map((node) => node.target.join(' ')).join('; ')})`);
}
