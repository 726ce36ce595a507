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
