import { LOCALES, type Locale, type Localized } from './localized.ts';
import { inTerms, type Renaming, withoutMarks } from './terms.ts';
import { funnels } from './traditional/funnels.ts';
import { identity } from './traditional/identity.ts';
import { measures } from './traditional/measures.ts';
import { objects } from './traditional/objects.ts';
import { templates } from './traditional/templates.ts';

/** Asked with words that people write too, of which one may be `constructor`. */
const TRADITIONAL = new Map(Object.entries({ ...identity, ...objects, ...funnels, ...templates, ...measures }));

/** The product's words that name an object, with their marks, by their 简体 without. */
const marked = new Map<string, Localized[]>();

/**
 * A word of the product in all its languages. 繁體 has a dictionary of its own, by 简体, as the same word stands in
 * many definitions; a test finds what it lacks. Where it names an object (`[商机]名称`), `productTextIn` can rename it.
 */
export function productText(zh: string, en: string): Localized {
  const simplified = withoutMarks(zh);
  const traditional = TRADITIONAL.get(simplified);
  const text: Localized = { 'zh-CN': zh, ...(traditional ? { 'zh-TW': traditional } : {}), en };
  const plain = mapped(text, withoutMarks);
  if (LOCALES.some((locale) => plain[locale] !== text[locale])) {
    marked.set(simplified, [...(marked.get(simplified) ?? []), text]);
  }
  return plain;
}

/**
 * A stored definition with the 繁體 of the product's words that it was made without: by a version that had none, or
 * by somebody who wrote such a word in 简体 only. What has a 繁體 of its own keeps it.
 */
export function withTraditional<T>(stored: T): T {
  return eachText(stored, (text) => {
    const traditional = TRADITIONAL.get(text['zh-CN']);
    return traditional ? { 'zh-TW': withoutMarks(traditional), ...text } : text;
  });
}

/** Definitions, stored or not, in whose product texts the objects are called what the workspace calls them. */
export function productTextIn<T>(definitions: T, renamings: readonly Renaming[]): T {
  if (renamings.length === 0) return definitions;
  return eachText(definitions, (text) => {
    const known = marked.get(text['zh-CN']);
    if (!known) return text;
    return mapped(text, (own, locale) => {
      const of = known.find((one) => withoutMarks(one[locale] ?? '') === own);
      return inTerms(of?.[locale] ?? own, locale, renamings);
    });
  });
}

function mapped(text: Localized, change: (own: string, locale: Locale) => string): Localized {
  const entries = LOCALES.flatMap((locale) => {
    const own = text[locale];
    return own === undefined ? [] : [[locale, change(own, locale)]];
  });
  return Object.fromEntries(entries) as Localized;
}

function eachText<T>(tree: T, change: (text: Localized) => Localized): T {
  if (Array.isArray(tree)) return tree.map((part) => eachText(part, change)) as T;
  if (typeof tree !== 'object' || tree === null) return tree;
  if (typeof (tree as Partial<Localized>)['zh-CN'] === 'string') return change(tree as unknown as Localized) as T;
  return Object.fromEntries(Object.entries(tree).map(([key, part]) => [key, eachText(part, change)])) as T;
}
