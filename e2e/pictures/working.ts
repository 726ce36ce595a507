import type { Page } from 'playwright-core';
import { PHONE } from '../support/browser.ts';
import { at, type Picture, settle } from './picture.ts';
import { openDeal } from './records.ts';

const ENGLISH = { language: 'en' } as const;
const TAIWAN = { language: 'zh-TW' } as const;

async function openLanes(page: Page): Promise<void> {
  await at('/board?lanes=owner')(page);
  await page.locator('[data-card]').first().waitFor();
  await settle(page);
}

/** A card that lacks something is sent on: the panel asks for it. */
async function meetGate(page: Page): Promise<void> {
  await at('/board')(page);
  const card = page.locator('[data-card]').filter({ hasText: '缺 1 项' }).first();
  await card.focus();
  await card.press(']');
  await page.getByRole('complementary').getByRole('button', { name: '补齐后推进' }).waitFor();
  await settle(page);
}

async function writeFollowUp(page: Page): Promise<void> {
  await openDeal(page);
  const text = page.getByRole('textbox', { name: '记一次跟进' }).or(page.getByRole('combobox', { name: '记一次跟进' }));
  await text.first().click();
  await page.keyboard.type('和技术负责人确认了接口清单，报价按两期拆开。 @wang');
  await page.getByRole('menuitem').or(page.getByRole('option')).first().filter({ hasText: '王' }).waitFor();
}

/** The pages that a seller has open all day. */
export const WORKING: Picture[] = [
  { name: 'today', persona: 'manager', open: at('/today') },
  { name: 'today-dark-en', persona: 'manager', look: { ...ENGLISH, theme: 'dark' }, open: at('/today') },
  { name: 'today-phone', persona: 'rep', look: { size: PHONE }, open: at('/today') },
  { name: 'board', persona: 'manager', open: at('/board') },
  { name: 'board-lanes', persona: 'manager', open: openLanes },
  { name: 'board-gate', persona: 'manager', open: meetGate },
  { name: 'board-zh-TW', persona: 'manager', look: TAIWAN, open: at('/board') },
  { name: 'board-phone', persona: 'rep', look: { size: PHONE }, open: at('/board') },
  { name: 'deal', persona: 'manager', open: openDeal },
  { name: 'deal-en', persona: 'manager', look: ENGLISH, open: openDeal },
  { name: 'deal-zh-TW', persona: 'manager', look: { ...TAIWAN, theme: 'dark' }, open: openDeal },
  { name: 'deal-phone', persona: 'rep', look: { size: PHONE }, open: openDeal },
  { name: 'follow-up', persona: 'manager', open: writeFollowUp },
];

async function combineFilters(page: Page): Promise<void> {
  const filter = {
    all: [
      { field: 'stageKind', op: 'eq', value: 'open' },
      {
        any: [{ field: 'amount', op: 'gte', value: '1000000' }, { not: { field: 'nextStep', op: 'notEmpty' } }],
      },
    ],
  };
  await at(`/o/opportunity?filter=${encodeURIComponent(JSON.stringify(filter))}`)(page);
  await page.getByRole('button', { name: '组合条件' }).first().click();
  await page.getByRole('dialog').first().waitFor();
}

async function search(page: Page): Promise<void> {
  await at('/board')(page);
  await page.keyboard.press('Control+k');
  const field = page.getByRole('combobox', { name: '搜索记录和页面' });
  await field.fill('szjx');
  await page.getByRole('option').first().waitFor();
  await settle(page);
}

/** Finding things, and being told. */
export const FINDING: Picture[] = [
  { name: 'list', persona: 'manager', open: at('/o/opportunity') },
  { name: 'list-conditions', persona: 'manager', open: combineFilters },
  { name: 'search', persona: 'manager', open: search },
  { name: 'notifications', persona: 'rep', open: at('/notifications') },
];
