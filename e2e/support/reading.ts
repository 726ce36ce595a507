import { Converter } from 'opencc-js/cn2t';
import type { Page, Request, Response } from 'playwright-core';
import type { Locale } from '#domain/kernel/localized.ts';
import { zhCN } from '../../web/phrases/zh-CN.ts';

/** Everything that a page says to its reader, seen or read out; not what is marked as being in another language. */
export function readPage(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const spoken = [
      'aria-label',
      'aria-description',
      'aria-roledescription',
      'aria-valuetext',
      'title',
      'placeholder',
      'alt',
    ];
    const said = new Set<string>([document.title]);
    const say = (text: string | null) => text?.trim() && said.add(text.trim());
    const shown = (element: Element) => element.checkVisibility({ visibilityProperty: true });
    const foreign = (element: Element) => element.closest('[lang]') !== document.documentElement;
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const around = texts.currentNode.parentElement;
      if (around && !around.closest('script, style, noscript') && shown(around) && !foreign(around)) {
        say(texts.currentNode.textContent);
      }
    }
    for (const element of document.querySelectorAll(spoken.map((name) => `[${name}]`).join())) {
      if (shown(element) && !foreign(element)) for (const name of spoken) say(element.getAttribute(name));
    }
    return [...said];
  });
}

const underWay = new WeakMap<Page, Set<Request>>();

/** From now on `settled` knows what the page is fetching; the stream of live changes never ends and does not count. */
export function watchFetching(page: Page): void {
  const requests = new Set<Request>();
  underWay.set(page, requests);
  page.on('request', (request) => request.resourceType() !== 'eventsource' && requests.add(request));
  page.on('requestfinished', (request) => requests.delete(request));
  page.on('requestfailed', (request) => requests.delete(request));
}

/** Whether an answer is still to come. */
export const isFetching = (page: Page): boolean => underWay.get(page)?.size !== 0;

/** Waits until nothing is fetched, nothing is marked as busy, and the page says the same for a few frames. */
export async function settled(page: Page): Promise<void> {
  const until = Date.now() + 15_000;
  for (let calm = false; !calm; ) {
    if (Date.now() > until) throw new Error(`${page.url()} does not settle`);
    const fetching = isFetching(page);
    const still = await page.evaluate(async () => {
      const says = () => {
        const busy = document.querySelector('[aria-busy="true"], .ant-skeleton, [role="progressbar"]');
        return busy ? undefined : `${location.href} ${document.body.textContent}`;
      };
      const first = says();
      for (let look = 0; look < 2 && first !== undefined; look++) {
        await new Promise((done) => setTimeout(done, 40));
        if (says() !== first) return false;
      }
      if (first === undefined) await new Promise((done) => setTimeout(done, 40));
      return first !== undefined;
    });
    calm = still && !fetching && !isFetching(page);
  }
}

/** Each language in its own words, as switches and forms name them. */
const LANGUAGES = /简体中文|繁體中文/g;
/** Keys of answers under which the product's own words stand; all else in Chinese is the company's. */
const OF_THE_PRODUCT = /^(labels?|labelsPlural|names|words|message|goal|role)$/;
const HAN = /\p{Script=Han}/u;

/** The company's own words – people, customers, deals, notes –, as the answers to its pages hold them. */
export class CompanyWords {
  readonly #words = new Set<string>();
  /** Units and the like: too short to be looked for within a text. */
  readonly #signs = new Set<string>();
  #sorted: readonly string[] = [];

  readonly #hearing: Promise<void>[] = [];

  /** Listens to what the page is answered. */
  hear(response: Response): void {
    this.#hearing.push(this.#listen(response));
  }

  /** Resolves once all that was answered so far is known. */
  async heard(): Promise<void> {
    await Promise.all(this.#hearing.splice(0));
  }

  async #listen(response: Response): Promise<void> {
    const { pathname } = new URL(response.url());
    if (!pathname.startsWith('/api/') || pathname === '/api/live') return;
    if (!response.headers()['content-type']?.includes('json')) return;
    this.take(await response.json().catch(() => null));
  }

  take(answer: unknown): void {
    if (typeof answer === 'string') {
      // Pages set a mentioned colleague apart from the words around.
      for (const line of answer.split(/\n/)) {
        for (const part of [line, ...line.split(/@\S+/)]) this.#add(part.trim());
      }
    } else if (Array.isArray(answer)) {
      for (const part of answer) this.take(part);
    } else if (typeof answer === 'object' && answer !== null) {
      for (const [key, part] of Object.entries(answer)) {
        if (OF_THE_PRODUCT.test(key)) continue;
        this.#add(key);
        this.take(part);
      }
    }
  }

  #add(word: string): void {
    if (HAN.test(word)) (word.length > 1 ? this.#words : this.#signs).add(word);
  }

  /** What is left of a text without the company's words. */
  without(text: string): string {
    if (!HAN.test(text) || this.#signs.has(text) || this.#words.has(text)) return '';
    if (this.#sorted.length !== this.#words.size) {
      this.#sorted = [...this.#words].sort((a, b) => b.length - a.length);
    }
    let rest = text.replace(LANGUAGES, '');
    for (const word of this.#sorted) if (rest.includes(word)) rest = rest.replaceAll(word, ' ');
    return rest;
  }
}

function keysOf(tree: object, path = ''): string[] {
  return Object.entries(tree).flatMap(([key, part]: [string, string | object]) =>
    typeof part === 'string' ? [path + key.replace(/_other$/, '')] : keysOf(part, `${path}${key}.`),
  );
}

const KEYS = new Set(keysOf(zhCN));
const BROKEN = /\{\{|\}\}|\bundefined\b|\[object|\bNaN\b|Invalid Date/;
const inTaiwan = Converter({ from: 'cn', to: 'tw' });
/** Characters of both writings, with a meaning that the converter cannot tell. */
const EITHER = /[台里斗占系范划周面只后表丑几升干御余咸岳于才向注准]/u;

/** What of these texts no reader of that language should see. */
export function findings(texts: readonly string[], language: Locale, company: CompanyWords): string[] {
  return texts.filter((text) => {
    if (BROKEN.test(text)) return true;
    if ([...text.matchAll(/[a-z]\w*(?:\.\w+)+/gi)].some(([word]) => KEYS.has(word))) return true;
    const own = text.replace('漏斗 Loudou', '');
    if (language === 'en') return HAN.test(company.without(own));
    if (language === 'zh-TW') return isSimplified(company.without(own));
    return false;
  });
}

function isSimplified(text: string): boolean {
  return [...text].some((sign) => !EITHER.test(sign) && inTaiwan(sign) !== sign);
}
