import { expect, test } from 'vitest';
import * as funnels from '../funnels/index.ts';
import * as identity from '../identity/index.ts';
import * as leads from '../leads/index.ts';
import * as measures from '../measures/index.ts';
import * as objects from '../objects/index.ts';
import { withTraditional } from './productText.ts';

/** Every text in several languages that hangs below a value. */
function texts(value: unknown, seen = new Set<unknown>()): Record<string, string>[] {
  if (typeof value !== 'object' || value === null || seen.has(value)) return [];
  seen.add(value);
  const here = 'zh-CN' in value ? [value as Record<string, string>] : [];
  return [...here, ...Object.values(value).flatMap((part) => texts(part, seen))];
}

test('what the product brings along is said in all languages', () => {
  const madeForEach = objects.STANDARD_OBJECTS.map((object) => objects.systemFields(object));
  const all = [objects, funnels, measures, identity, leads, madeForEach].flatMap((room) => texts(room));
  expect(all.length).toBeGreaterThan(300);
  const lacking = all.filter((text) => !text['zh-TW'] || !text.en).map((text) => text['zh-CN']);
  expect([...new Set(lacking)]).toEqual([]);
});

test('what an earlier version stored gets its 繁體, and nothing that has one changes', () => {
  const named = (own: object) => ({ key: 'won', names: { 'zh-CN': '赢单', en: 'Won', ...own } });
  const stored = { stages: [named({}), named({ 'zh-TW': '拿下' }), { names: { 'zh-CN': '我司的话' } }], position: 3 };
  expect(withTraditional(stored)).toEqual({
    stages: [named({ 'zh-TW': '成交' }), named({ 'zh-TW': '拿下' }), { names: { 'zh-CN': '我司的话' } }],
    position: 3,
  });
});

test.each(['constructor', 'toString', 'hasOwnProperty', '__proto__', 'valueOf'])(
  'somebody may call a role, a field or a stage %s',
  (name) => {
    const stored = [{ names: { 'zh-CN': name } }];
    expect(withTraditional(stored)).toEqual(stored);
  },
);
