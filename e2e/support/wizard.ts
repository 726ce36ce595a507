import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { expectShown } from './page.ts';

/** The import wizard as one sees and clicks it. `data`: where its files lie. */
export function wizardOf(page: Page, data: string) {
  const named = (name: string): Locator => page.getByLabel(name, { exact: true });
  return {
    named,
    async open(...files: string[]): Promise<void> {
      await page.goto('/import');
      await page.getByRole('button', { name: '导入文件' }).first().click();
      await page.locator('input[type=file]').setInputFiles(files.map((file) => join(data, file)));
      await page.getByRole('button', { name: '对应字段' }).first().waitFor();
    },
    /** Opens a list of choices and takes the one that reads so. */
    async pick(control: Locator, text: string): Promise<void> {
      await control.click();
      const lists = page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden)');
      const choice = lists.last().getByTitle(text, { exact: true });
      if (!(await choice.isVisible())) await page.keyboard.type(text);
      await choice.click();
    },
    map: () => page.getByRole('button', { name: '对应字段' }).first().click(),
    async checkAgain(): Promise<void> {
      await page.getByRole('button', { name: '重新检查' }).click();
      await expectShown(page.getByText('没有问题，可以导入'));
    },
    async carryOut(rows: string): Promise<void> {
      await page.getByRole('button', { name: `导入 ${rows} 行` }).click();
      await page.getByText('已完成', { exact: true }).waitFor({ timeout: 60_000 });
    },
  };
}
export type Wizard = ReturnType<typeof wizardOf>;
