import type { Browser, Page } from 'playwright-core';
import type { Locale } from '#domain/kernel/localized.ts';
import { type Visitor, visit } from './browser.ts';
import { isFetching, readPage, settled, watchFetching } from './reading.ts';

export const LANGUAGES: readonly Locale[] = ['zh-CN', 'zh-TW', 'en'];

/** What is made of the texts that one language shows somewhere and has not shown before. */
type Judge = (language: Locale, fresh: readonly string[], where: string) => void | Promise<void>;

/** Reads every page in all languages: it is opened once, and shown in one after the other; each place begins with another. */
export class LanguageSweep {
  readonly visitor: Visitor;
  readonly seen: Readonly<Record<Locale, Set<string>>> = {
    'zh-CN': new Set(),
    'zh-TW': new Set(),
    en: new Set(),
  };
  readonly #judge: Judge;

  private constructor(visitor: Visitor, judge: Judge) {
    this.visitor = visitor;
    this.#judge = judge;
  }

  static async open(browser: Browser, address: string, judge: Judge): Promise<LanguageSweep> {
    const visitor = await visit(browser, address);
    await visitor.page.emulateMedia({ reducedMotion: 'reduce' });
    watchFetching(visitor.page);
    return new LanguageSweep(visitor, judge);
  }

  get page(): Page {
    return this.visitor.page;
  }

  async look(where: string): Promise<void> {
    await settled(this.page);
    const now = (await this.page.evaluate(() => document.documentElement.lang)) as Locale;
    const begin = LANGUAGES.indexOf(now);
    for (const [index] of LANGUAGES.entries()) {
      const language = LANGUAGES[(begin + index) % LANGUAGES.length]!;
      if (index > 0) await this.switchTo(language);
      await this.read(language, where);
    }
  }

  /** Reads what stands there, in the language that it stands in. */
  async read(language: Locale, where: string): Promise<void> {
    const known = this.seen[language];
    const fresh = (await readPage(this.page)).filter((text) => !known.has(text));
    for (const text of fresh) known.add(text);
    await this.#judge(language, fresh, where);
  }

  /** As if it were chosen in another window: nothing on the page is touched, and what it has opened stays open. */
  async switchTo(language: Locale): Promise<void> {
    await this.page.evaluate(async (chosen) => {
      localStorage.setItem('loudou.language', chosen);
      window.dispatchEvent(new StorageEvent('storage', { key: 'loudou.language' }));
      const frame = () => new Promise((drawn) => requestAnimationFrame(drawn));
      const says = () => document.body.textContent;
      for (let before = ''; document.documentElement.lang !== chosen || before !== says(); ) {
        before = says();
        await frame();
        await frame();
      }
    }, language);
    if (isFetching(this.page)) await settled(this.page);
  }
}
