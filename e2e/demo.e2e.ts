import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launch, PHONE, seriousFindings, shot, type Visitor, visit } from './support/browser.ts';
import { post } from './support/company.ts';
import { demoCompany, enterAs } from './support/demo.ts';
import { expectShown } from './support/page.ts';

/** A newcomer's first look at the demo company: the one-time link, and the main pages on a phone in English; access.e2e.ts sees all in Chinese. */
let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

test('the printed link signs the administrator in, once', async () => {
  const { address, output } = await demoCompany();
  const link = /(http:\S+\/sign-in\?token=\S+)/.exec(output)?.[1] ?? '';
  const { page, context, complaints } = await visit(browser, address);
  await page.goto(link);
  await page.waitForURL(/\/today/);
  await shot(page, 'first-page');
  expect(complaints).toEqual([]);
  // The page itself leaves once it finds that nobody is signed in.
  await page.goto('about:blank');
  await context.clearCookies();
  await page.goto(link);
  await page.getByRole('alert').first().waitFor();
  expect(page.url()).toContain('/sign-in');
});

type Sight = {
  name: string;
  path: string /** What stands there once the page has its data. */;
  seen: (page: Page) => Locators;
};
type Locators = ReturnType<Page['locator']>[];

const PAGES: readonly Sight[] = [
  { name: 'board', path: '/board', seen: (page) => [page.getByRole('main').getByRole('listitem')] },
  { name: 'deals', path: '/o/opportunity', seen: rowsOrCards },
  { name: 'leads', path: '/o/lead', seen: rowsOrCards },
  { name: 'accounts', path: '/o/account', seen: rowsOrCards },
  { name: 'deal', path: '/o/opportunity/$deal', seen: recordParts },
  { name: 'drawer', path: '/o/opportunity?open=opportunity:$deal', seen: recordParts },
  {
    name: 'cockpit',
    path: '/cockpit',
    seen: (page) => [
      page.getByRole('button', { name: /^(新建 · 赢单|Created · won)/ }),
      page.getByRole('main').getByRole('rowheader'),
      page.getByRole('img', { name: /近 12 个月走势|last 12 months/i }),
    ],
  },
];

function rowsOrCards(page: Page): Locators {
  return [page.getByRole('main').getByRole('rowheader').or(page.getByRole('main').getByRole('listitem'))];
}

function recordParts(page: Page): Locators {
  return [
    page.getByRole('list', { name: /^(阶段|Stages)$/ }),
    page.getByRole('region', { name: /^(下一阶段的条件|What the next stage needs)$/ }),
    page.getByRole('heading', { name: /^(动态|Timeline)$/ }),
  ];
}

describe.each([{ size: PHONE, language: 'en', theme: 'light', persona: 'manager' }] as const)(
  '$persona, $size.width px, $language, $theme',
  (look) => {
    let visitor: Visitor;
    let deal: string;
    beforeAll(async () => {
      visitor = await enterAs(browser, look.persona, look);
      deal = await busyDeal(visitor);
    });
    afterAll(() => visitor.context.close());

    test.each(PAGES)('$name', async ({ name, path, seen }) => {
      const { page, complaints } = visitor;
      await page.goto(path.replace('$deal', deal));
      for (const what of seen(page)) await expectShown(what);
      await shot(page, `${name}-${look.size.width}-${look.language}-${look.theme}`);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(
        0,
      );
      expect(await seriousFindings(page)).toEqual([]);
      expect(complaints.splice(0)).toEqual([]);
    });
  },
);

/** An open deal that has come some way, so that its page has much to show. */
async function busyDeal({ context }: Visitor): Promise<string> {
  const filter = {
    all: [
      { field: 'stageKind', op: 'eq', value: 'open' },
      { field: 'decisionMaker', op: 'notEmpty' },
    ],
  };
  const query = { filter, columns: ['name'], sort: [{ field: 'amount', descending: true }], limit: 1 };
  const { records } = await post<{ records: { id: string }[] }>(context, '/api/records/opportunity/query', query);
  return records[0]!.id;
}
