import type { Locator, Page } from 'playwright-core';

/** Waits until it can be seen; throws with what was looked for. */
export const expectShown = (what: Locator): Promise<void> => what.first().waitFor({ timeout: 15_000 });

export const expectGone = (what: Locator): Promise<void> => what.first().waitFor({ state: 'hidden', timeout: 15_000 });

/** Where the stage bar says that a record stands. */
export const currentStage = (within: Page | Locator): Locator =>
  within.getByRole('list', { name: '阶段' }).locator('[aria-current="step"]');

/** Chooses from an open or closed list of choices: types part of the name, takes the choice that reads so. */
export async function choose(page: Page, control: Locator, text: string): Promise<void> {
  await control.click();
  await control.fill(text);
  // The component library keeps its accessible options out of sight; what is seen carries the title.
  await page.getByTitle(text, { exact: true }).last().click();
}

/** Opens a list of choices, searched where it can be, and takes the one that reads so. */
export async function pick(page: Page, control: Locator, text: string): Promise<void> {
  await control.click();
  if (await control.isEditable()) await control.fill(text);
  const list = page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden)').last();
  await list.getByText(text, { exact: true }).click();
  // One that takes several stays open; of one that takes one, the key would leave the form around it.
  if (await control.evaluate((input) => input.closest('.ant-select-multiple') !== null)) await control.press('Escape');
  await list.waitFor({ state: 'hidden' });
}

/** Types into a field that is edited in place, and confirms with Enter. */
export async function fillIn(field: Locator, text: string): Promise<void> {
  await field.fill(text);
  await field.press('Enter');
}

/** What is read out for a control whose name is its text. */
export const nameOf = async (control: Locator): Promise<string> =>
  (await control.innerText()).replaceAll(/\s+/g, ' ').trim();
