import type { Locator, Page } from 'playwright-core';

export type ColumnState = { stage: string; count: number; amount: number; ids: string[] };

/** A column by the name of its stage, as the page draws it. */
export const column = (page: Page, stage: string): Locator => page.locator(`[data-column="${stage}"]`);
export const card = (page: Page, id: string): Locator => page.locator(`[data-card="${id}"]`);

/**
 * What every column shows: its figures, the exact amount that its short form tells on hover, and the cards, scrolled
 * through from top to end because only those in sight are drawn.
 */
export function readColumns(page: Page): Promise<ColumnState[]> {
  return page.evaluate(async () => {
    const drawn = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    const states: ColumnState[] = [];
    for (const section of document.querySelectorAll<HTMLElement>('[data-column]')) {
      const digits = (text: string | null | undefined) => Number((text ?? '').replace(/[^\d.]/g, ''));
      const count = section.querySelector('h2 button span:nth-child(2)')?.textContent;
      const exact = section.querySelector('header p [title]')?.getAttribute('title');
      const scroller = section.querySelector('ul')?.parentElement;
      const ids = new Set<string>();
      const collect = () => {
        for (const each of section.querySelectorAll('[data-card]')) ids.add(each.getAttribute('data-card') ?? '');
      };
      collect();
      if (scroller) {
        scroller.scrollTop = 0;
        for (let before = -1; before !== scroller.scrollTop; ) {
          before = scroller.scrollTop;
          await drawn();
          collect();
          scroller.scrollTop += scroller.clientHeight * 0.8;
        }
      }
      states.push({
        stage: section.dataset.column ?? '',
        count: digits(count),
        amount: digits(exact),
        ids: [...ids].sort(),
      });
    }
    return states;
  });
}
