import type { Locale, Localized } from './localized.ts';

/** What an object is called. */
export type Term = { singular: Localized; plural: Localized };
/** Renamed objects by key. */
export type Terms = Record<string, Term>;
export type Renaming = { from: Term; to: Term };

/** Where a text of the product names an object, it says so: `新建[商机]`, `Take [a deal]`. */
const MARKED = /\[(?:(an?) )?([^[\]]+)\]/gi;

/** A text with its marks, as the product itself calls the objects. */
export const withoutMarks = (text: string): string => text.replaceAll(MARKED, (mark) => mark.slice(1, -1));

/** A text of one language with its marks, in which the objects are called what the workspace calls them. */
export function inTerms(text: string, locale: Locale, renamings: readonly Renaming[]): string {
  if (renamings.length === 0) return withoutMarks(text);
  return text.replaceAll(MARKED, (mark, article: string | undefined, word: string) => {
    const fresh = renamed(word, locale, renamings);
    if (fresh === undefined) return mark.slice(1, -1);
    const cased = word === word.toLowerCase() ? withoutCapital(fresh) : fresh;
    return article ? `${articleFor(article, cased)} ${cased}` : cased;
  });
}

function renamed(word: string, locale: Locale, renamings: readonly Renaming[]): string | undefined {
  const wanted = word.toLowerCase();
  for (const { from, to } of renamings) {
    for (const form of ['plural', 'singular'] as const) {
      if (from[form][locale]?.toLowerCase() === wanted) return to[form][locale] || to[form]['zh-CN'] || undefined;
    }
  }
  return undefined;
}

/** Names in capitals (RFP) keep them. */
const withoutCapital = (word: string) => (/^[A-Z][a-z]/.test(word) ? word[0]!.toLowerCase() + word.slice(1) : word);

function articleFor(article: string, word: string): string {
  const right = /^[aeiou]/i.test(word) ? 'an' : 'a';
  return article[0] === 'A' ? `A${right.slice(1)}` : right;
}
