import { LOCALES, type Locale, type Localized } from './localized.ts';

/** What an object is called. */
export type Term = { singular: Localized; plural: Localized };
/** Renamed objects by key. */
export type Terms = Record<string, Term>;
export type Renaming = { from: Term; to: Term };

/** English words that have another meaning in these texts: only their capital form names the object. */
const ALSO_VERBS = new Set(['lead', 'leads', 'contact', 'contacts', 'account', 'accounts']);

/** A text of one language in which the objects are called what the workspace calls them. */
export function renameIn(text: string, locale: Locale, renamings: readonly Renaming[]): string {
  const words = renamings.flatMap(({ from, to }) => pairs(from, to, locale)).sort((a, b) => b[0].length - a[0].length);
  if (words.length === 0) return text;
  return locale === 'en' ? renameEnglish(text, words) : renameChinese(text, words);
}

/** The same in every language that the text has. */
export function renameText(text: Localized, renamings: readonly Renaming[]): Localized {
  if (renamings.length === 0) return text;
  const entries = LOCALES.flatMap((locale) => {
    const own = text[locale];
    return own === undefined ? [] : [[locale, renameIn(own, locale, renamings)]];
  });
  return Object.fromEntries(entries) as Localized;
}

type Pair = [from: string, to: string];

function pairs(from: Term, to: Term, locale: Locale): Pair[] {
  const forms: [Localized, Localized][] = [
    [from.plural, to.plural],
    [from.singular, to.singular],
  ];
  return forms.flatMap(([before, after]): Pair[] => {
    const [old, fresh] = [before[locale], after[locale] || after['zh-CN']];
    return old && fresh && old !== fresh ? [[old, fresh]] : [];
  });
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** All words in one pass, so that two objects may swap their names. */
function renameChinese(text: string, words: readonly Pair[]): string {
  const to = new Map(words.toReversed());
  return text.replace(new RegExp(words.map(([word]) => escaped(word)).join('|'), 'g'), (word) => to.get(word) ?? word);
}

function renameEnglish(text: string, words: readonly Pair[]): string {
  const to = new Map(words.toReversed().map(([from, fresh]) => [from.toLowerCase(), fresh]));
  const pattern = new RegExp(`\\b(?:(an?) )?(${words.map(([word]) => escaped(word)).join('|')})\\b`, 'gi');
  return text.replace(pattern, (whole, article: string | undefined, word: string) => {
    const lower = word === word.toLowerCase();
    const fresh = to.get(word.toLowerCase());
    if (!fresh || (lower && !article && ALSO_VERBS.has(word))) return whole;
    const cased = lower ? withoutCapital(fresh) : fresh;
    return article ? `${articleFor(article, cased)} ${cased}` : cased;
  });
}

/** Names in capitals (RFP) keep them. */
const withoutCapital = (word: string) => (/^[A-Z][a-z]/.test(word) ? word[0]!.toLowerCase() + word.slice(1) : word);

function articleFor(article: string, word: string): string {
  const right = /^[aeiou]/i.test(word) ? 'an' : 'a';
  return article[0] === 'A' ? `A${right.slice(1)}` : right;
}
