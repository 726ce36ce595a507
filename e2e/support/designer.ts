import type { Locator, Page } from 'playwright-core';
import { shot } from './browser.ts';
import { expectGone, expectShown, pick } from './page.ts';

/** What a designer does on the page of a draft. */
export const tile = (page: Page, name: string): Locator => page.locator('[data-stage]').filter({ hasText: name });

export const stageNames = (page: Page): Promise<string[]> =>
  page.getByRole('list', { name: '阶段', exact: true }).locator('[data-stage] b').allInnerTexts();

export const isSaved = (page: Page): Promise<void> =>
  expectShown(page.getByRole('status').filter({ hasText: '已保存' }));

export const selectStage = (page: Page, name: string): Promise<void> =>
  tile(page, name).getByRole('button').first().click();

/** Opens the form of a new gate at the entry of the selected stage. */
export async function newEntryGate(page: Page, kind: string): Promise<Locator> {
  await page.getByRole('button', { name: '添加进入条件' }).click();
  await page.getByRole('menuitem', { name: kind, exact: true }).click();
  return page.getByRole('form', { name: kind, exact: true });
}

/** What a gate tells whoever does not meet it, in two languages. */
export async function sayWhenUnmet(form: Locator, chinese: string, english: string): Promise<void> {
  await form.getByRole('textbox', { name: '不满足时的提示', exact: true }).fill(chinese);
  await form.getByRole('button', { name: '不满足时的提示的其他语言' }).click();
  await form.getByRole('textbox', { name: '不满足时的提示（English）' }).fill(english);
}

/** Splits a stage; records with more than this amount go to the second. */
export async function splitByAmount(page: Page, stage: string, second: string, amount: string): Promise<Locator> {
  await selectStage(page, stage);
  await page.getByRole('button', { name: '拆分', exact: true }).click();
  const split = page.getByRole('dialog', { name: `拆分“${stage}”` });
  await split.getByRole('textbox', { name: '后一段的名称', exact: true }).fill(second);
  await split.getByRole('checkbox', { name: '发布时，符合条件的记录归入后一段' }).check();
  await pick(page, split.getByRole('combobox', { name: '字段' }), '金额');
  await split.getByRole('combobox', { name: '比较方式' }).click();
  await page.getByTitle('大于', { exact: true }).click();
  await split
    .getByRole('spinbutton')
    .or(split.getByRole('textbox', { name: '金额' }))
    .last()
    .fill(amount);
  return split;
}

/** Drags a stage onto another, step by step as a hand does it: the sensor begins after some pixels. */
export async function dragOnto(page: Page, from: string, to: string): Promise<void> {
  const boxOf = (name: string) => tile(page, name).getByRole('button').first().boundingBox();
  const [a, b] = [await boxOf(from), await boxOf(to)];
  if (!a || !b) throw new Error('nothing to drag');
  await page.mouse.move(a.x + a.width / 2, a.y + a.height / 2);
  await page.mouse.down();
  await page.mouse.move(a.x + a.width / 2 - 12, a.y + a.height / 2, { steps: 3 });
  await page.mouse.move(b.x + b.width / 2, b.y + b.height / 2, { steps: 8 });
  await page.mouse.up();
}

/** Asks to publish the draft, up to where the page has counted what that means. */
export async function askToPublish(page: Page, name: string): Promise<Locator> {
  await page.getByRole('button', { name: '发布', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: '发布为现行版本？' });
  await expectShown(dialog.getByRole('button', { name: '发布' }));
  await expectGone(dialog.locator('[aria-busy=true]'));
  await shot(page, name);
  return dialog;
}

/** Publishes what was asked for, and answers how many records the page says have changed their stage. */
export async function confirmPublish(page: Page): Promise<number> {
  const dialog = page.getByRole('dialog', { name: '发布为现行版本？' });
  return toldOn(page, dialog.getByRole('button', { name: '发布' }), /已发布，(\d+) 条记录换了阶段/);
}

/** Takes the publish back, and answers how many records the page says have changed their stage. */
export async function rollBack(page: Page): Promise<number> {
  await page.getByRole('button', { name: '退回上一版本' }).click();
  const dialog = page.getByRole('dialog', { name: '退回上一个版本？' });
  return toldOn(page, dialog.getByRole('button', { name: '退回上一版本' }), /已退回，(\d+) 条记录换了阶段/);
}

/** Confirms a dialog, and answers the count that the page tells then. */
async function toldOn(page: Page, button: Locator, words: RegExp): Promise<number> {
  const [count] = await Promise.all([countSaid(page, words), button.click()]);
  await expectGone(button);
  return count;
}

/** The count that the page will tell in passing. Listens to the page: a look now and then may miss what stands for seconds. */
function countSaid(page: Page, words: RegExp): Promise<number> {
  return page.evaluate((pattern) => {
    const { promise, resolve } = Promise.withResolvers<number>();
    const observer = new MutationObserver(() => {
      const said = new RegExp(pattern).exec(document.body.textContent ?? '');
      if (!said) return;
      observer.disconnect();
      resolve(Number(said[1]));
    });
    observer.observe(document.body, { subtree: true, childList: true, characterData: true });
    return promise;
  }, words.source);
}

/** What the impact preview says: open records, how many of them change their stage, and each line of its table. */
export async function impactShown(within: Page | Locator): Promise<{ open: number; moved: number; lines: string[] }> {
  const table = within.getByRole('table', { name: '影响预览' });
  await expectShown(table);
  const figure = async (label: string) =>
    Number(await within.locator(`xpath=.//span[.='${label}']/preceding-sibling::b`).first().innerText());
  const rows = await table
    .locator('tbody tr')
    .evaluateAll((all) => all.map((row) => [...row.children].map(({ textContent }) => textContent?.trim() ?? '')));
  return {
    open: await figure('在途'),
    moved: await figure('换阶段'),
    lines: rows.map(([from, to, count]) => `${from} → ${to} ${count}`).toSorted(),
  };
}
