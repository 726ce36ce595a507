import type { Localized } from './localized.ts';
import { funnels } from './traditional/funnels.ts';
import { identity } from './traditional/identity.ts';
import { measures } from './traditional/measures.ts';
import { objects } from './traditional/objects.ts';

const TRADITIONAL: Record<string, string> = { ...identity, ...objects, ...funnels, ...measures };

/**
 * A word of the product in all its languages. 繁體 has a dictionary of its own, by 简体, as the same word stands in
 * many definitions; a test finds what it lacks.
 */
export function productText(zh: string, en: string): Localized {
  const traditional = TRADITIONAL[zh];
  return { 'zh-CN': zh, ...(traditional ? { 'zh-TW': traditional } : {}), en };
}

/**
 * A stored definition with the 繁體 of the product's words that it was made without: by a version that had none, or
 * by somebody who wrote such a word in 简体 only. What has a 繁體 of its own keeps it.
 */
export function withTraditional<T>(stored: T): T {
  if (Array.isArray(stored)) return stored.map((part) => withTraditional(part)) as T;
  if (typeof stored !== 'object' || stored === null) return stored;
  const simplified = (stored as Partial<Localized>)['zh-CN'];
  if (typeof simplified === 'string') {
    const traditional = TRADITIONAL[simplified];
    return traditional ? { 'zh-TW': traditional, ...stored } : stored;
  }
  return Object.fromEntries(Object.entries(stored).map(([key, part]) => [key, withTraditional(part)])) as T;
}
