import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launch, shot, type Visitor, visit } from './support/browser.ts';
import { ADMIN, setUp, write } from './support/company.ts';
import { LANGUAGES, LanguageSweep } from './support/languageSweep.ts';
import { goThrough, placesOf } from './support/places.ts';
import { create } from './support/records.ts';
import { type RunningServer, startServer } from './support/server.ts';

/** A company that calls deals and leads otherwise reads its own words on every page, in every language, and in its files. */
const term = (zh: string, tw: string, en: string) => ({
  singular: { 'zh-CN': zh, 'zh-TW': tw, en },
  plural: { 'zh-CN': zh, 'zh-TW': tw, en: `${en}s` },
});
const TERMS = { opportunity: term('标讯', '標案', 'Pursuit'), lead: term('询盘', '詢價', 'Enquirer') };
const WORDS = {
  'zh-CN': { fresh: '标讯', old: /商机|线索/ },
  'zh-TW': { fresh: '標案', old: /商機|潛在客戶/ },
  en: { fresh: 'Pursuit', old: /\b(deal|lead)s?\b/i },
} as const;

let browser: Browser;
let server: RunningServer;
let admin: Visitor;
beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(['--blank']), launch()]);
  admin = await visit(browser, server.address);
  const { context } = admin;
  await setUp(context, '海棠机电');
  const account = await create(context, 'account', { name: '瀚文机床' });
  const line = { account, productLine: 'integration', expectedCloseDate: '2027-03-31' };
  const opportunity = await create(context, 'opportunity', { ...line, name: '排产系统', amount: '860000' });
  await create(context, 'lead', { name: '展会来访', company: '云岭重工', phone: '13800001111' });
  await create(context, 'contact', { name: '周文渊', account });
  await create(context, 'task', { name: '准备报价', opportunity, dueDate: '2026-01-05' });
  await create(context, 'activity', { content: '通了电话', kind: 'call', at: '2026-01-05T02:00:00Z', opportunity });
  await create(context, 'product', { name: '排产软件', code: 'P-1' });
  await create(context, 'campaign', { name: '春季展会' });
  await create(context, 'competitor', { name: '远帆' });
  await write(context, 'PUT', '/api/settings/terms', { terms: TERMS });
});
afterAll(async () => {
  await browser.close();
  await server.stop();
});

test('no page uses the former word, in any language', { timeout: 300_000 }, async () => {
  const left: string[] = [];
  const sweep = await LanguageSweep.open(browser, server.address, (language, fresh, where) => {
    const { old } = WORDS[language];
    left.push(...fresh.filter((text) => old.test(text)).map((text) => `${language} ${where}: ${text}`));
  });
  const { page, context, complaints } = sweep.visitor;
  const { email, password } = ADMIN;
  await context.request.post('/api/session', { data: { email, password } });
  // There the product's own words stand beside those of the company.
  const places = (await placesOf(sweep.visitor)).filter(({ path }) => path !== '/settings/terms');
  await goThrough(page, places, (where) => sweep.look(where));
  await shot(page, 'terms');
  expect(left).toEqual([]);
  for (const language of LANGUAGES) {
    const fresh = WORDS[language].fresh.toLowerCase();
    const said = [...sweep.seen[language]].filter((text) => text.toLowerCase().includes(fresh));
    expect(said.length, language).toBeGreaterThan(20);
  }
  expect(complaints).toEqual([]);
  await context.close();
});

test('measures, funnels and files use the new word', async () => {
  const { context } = admin;
  const definitions = await Promise.all(
    ['/api/measures', '/api/funnels'].map(async (path) => (await context.request.get(path)).text()),
  );
  for (const language of LANGUAGES) {
    const { fresh, old } = WORDS[language];
    const said = textsOf(definitions, language).join('\n');
    expect(said.toLowerCase()).toContain(fresh.toLowerCase());
    expect(said).not.toMatch(old);
    for (const object of ['opportunity', 'lead', 'task']) {
      const csv = await exported(`/api/exports/${object}?lang=${language}`);
      expect(csv.split('\n')[0], object).not.toMatch(old);
    }
  }
});

/** All that stands in one language in answers of the server. */
const textsOf = (answers: readonly string[], language: string): string[] =>
  answers.flatMap((answer) =>
    [...answer.matchAll(new RegExp(`"${language}":"([^"]+)"`, 'g'))].map(([, text]) => text ?? ''),
  );

const exported = (path: string): Promise<string> => write(admin.context, 'POST', path, {});
