import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { ROOT } from '../support/server.ts';
import { at, type Picture, settle } from './picture.ts';

const FILE = join(ROOT, 'docs', 'examples', 'deals', 'deals.csv');

async function mapColumns(page: Page): Promise<void> {
  await at('/import')(page);
  await page.getByRole('button', { name: '导入文件' }).first().click();
  await page.locator('input[type=file]').setInputFiles(FILE);
  await page.getByRole('button', { name: '对应字段' }).click();
  await page.getByRole('button', { name: '检查整个文件' }).waitFor();
  await settle(page);
}

async function checkFile(page: Page): Promise<void> {
  await mapColumns(page);
  await page.getByRole('button', { name: '检查整个文件' }).click();
  await page.getByText('不能导入').or(page.getByText('将新建')).first().waitFor();
  await settle(page);
}

async function leave(page: Page): Promise<void> {
  await at('/people')(page);
  await page.getByRole('table').getByRole('button').or(page.getByRole('table').getByRole('link')).first().click();
  const person = page.getByRole('dialog').first();
  await person.getByRole('button', { name: '更多' }).click();
  await page.getByRole('menuitem', { name: '停用并交接' }).click();
  await page.getByText('接手人').first().waitFor();
  await settle(page);
}

/** What administrators set up and look after. */
export const ADMINISTERING: Picture[] = [
  { name: 'people', persona: 'administrator', open: at('/people') },
  { name: 'people-en', persona: 'administrator', look: { language: 'en' }, open: at('/people') },
  { name: 'leaver', persona: 'administrator', open: leave },
  { name: 'roles', persona: 'administrator', open: at('/people?tab=roles') },
  { name: 'access-log', persona: 'administrator', open: at('/people?tab=log') },
  { name: 'settings-terms', persona: 'administrator', open: at('/settings/terms') },
  { name: 'settings-calendar', persona: 'administrator', open: at('/settings/calendar') },
  { name: 'designer', persona: 'administrator', open: at('/funnels/equipment') },
  { name: 'import-mapping', persona: 'administrator', open: mapColumns },
  { name: 'import-check', persona: 'administrator', open: checkFile },
];
