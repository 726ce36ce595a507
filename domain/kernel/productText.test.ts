import { expect, test } from 'vitest';
import * as funnels from '../funnels/index.ts';
import * as identity from '../identity/index.ts';
import * as leads from '../leads/index.ts';
import * as measures from '../measures/index.ts';
import * as objects from '../objects/index.ts';

/** Every text in several languages that hangs below a value. */
function texts(value: unknown, seen = new Set<unknown>()): Record<string, string>[] {
  if (typeof value !== 'object' || value === null || seen.has(value)) return [];
  seen.add(value);
  const here = 'zh-CN' in value ? [value as Record<string, string>] : [];
  return [...here, ...Object.values(value).flatMap((part) => texts(part, seen))];
}

test('what the product brings along is said in all languages', () => {
  const all = [objects, funnels, measures, identity, leads].flatMap((room) => texts(room));
  expect(all.length).toBeGreaterThan(300);
  const lacking = all.filter((text) => !text['zh-TW'] || !text.en).map((text) => text['zh-CN']);
  expect([...new Set(lacking)]).toEqual([]);
});
