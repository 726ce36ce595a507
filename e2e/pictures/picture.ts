import type { Locator, Page } from 'playwright-core';
import type { Look } from '../support/browser.ts';

/** One picture of the guides: whose page, how it looks, and how one gets there in the demo company. */
export type Picture = {
  name: string;
  persona: 'rep' | 'manager' | 'executive' | 'administrator';
  look?: Look;
  open: (page: Page) => Promise<void>;
  /** Only this part of the page. */
  part?: (page: Page) => Locator;
};

/** Opens an address and waits until nothing is being fetched. */
export const at = (path: string) => async (page: Page) => {
  await page.goto(path);
  await settle(page);
};

/** Everything asked for has come. The live stream stays open, so the network itself is never idle. */
export async function settle(page: Page): Promise<void> {
  await page.locator('main').waitFor();
  await page.waitForFunction(
    () => !document.querySelector('[aria-busy="true"], .ant-skeleton, .ant-spin-spinning, [class*="keleton"]'),
  );
  // Charts and columns take their measure after the data is there.
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn, 300))));
}
