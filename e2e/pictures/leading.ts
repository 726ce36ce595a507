import type { Page } from 'playwright-core';
import { at, type Picture, settle } from './picture.ts';

async function openCockpit(page: Page): Promise<void> {
  await at('/cockpit')(page);
  // Where the bottleneck concentrates is worked out last.
  const rates = page.locator('[data-tour="diagnosis"]').getByText(/推进率|Advance rate/);
  await rates.nth(1).waitFor();
  await settle(page);
}

/** Who leads one team may have no bottleneck to wait for. */
async function openNumber(page: Page): Promise<void> {
  await at('/cockpit')(page);
  await page.locator('[data-tour="stalled"]').getByText('查看全部').click();
  await page.getByRole('dialog').waitFor();
  await settle(page);
}

async function secondStepOfTour(page: Page): Promise<void> {
  await at('/help')(page);
  await page.getByRole('main').getByRole('button').first().click();
  const tour = page.getByRole('dialog');
  await tour.getByRole('button').last().click();
  await tour.locator('[aria-busy="false"]').waitFor();
  await settle(page);
}

/** What those who lead look at. */
export const LEADING: Picture[] = [
  { name: 'cockpit', persona: 'executive', open: openCockpit },
  { name: 'cockpit-dark-en', persona: 'executive', look: { theme: 'dark', language: 'en' }, open: openCockpit },
  { name: 'cockpit-records', persona: 'manager', open: openNumber },
  { name: 'tour', persona: 'executive', open: secondStepOfTour },
  { name: 'tour-en', persona: 'executive', look: { language: 'en' }, open: secondStepOfTour },
];
