import { expect, it } from 'vitest';
import type { ObjectBody } from '#contract/objects.ts';
import { STANDARD_FUNNELS } from '#domain/funnels/templates/index.ts';
import { type Design, stageOf } from './design.ts';
import { bringBack, keepReasons, moveReason, newCode, putReason, retireReason } from './reasons.ts';

const standard = STANDARD_FUNNELS.find(({ key }) => key === 'standard')!;
const live: Design = { stages: standard.stages, transitions: standard.transitions, mapping: [] };
const option = (key: string, more = {}) => ({ key, labels: { 'zh-CN': key }, ...more });
const object = {
  fields: [
    { key: 'why', options: [option('a'), option('b'), option('old', { retired: true })] },
    { key: 'other', options: [] },
  ],
} as unknown as ObjectBody;
const bare: Design = {
  ...live,
  stages: live.stages.map(({ reasons: _, ...stage }) => ({ ...stage, requiredFields: ['why', 'amount'] })),
};
const kept = keepReasons(bare, 'lost', object, { field: 'why' });
const listed = (design: Design) =>
  stageOf(design, 'lost')
    ?.reasons?.list.map(({ code, retired }) => (retired ? `(${code})` : code))
    .join(' ');

it('begins with what the field offers, and asks for it by the reasons from then on', () => {
  expect(listed(kept)).toBe('a b');
  expect(stageOf(kept, 'lost')?.requiredFields).toEqual(['amount']);
  const noted = keepReasons(putReason(kept, 'lost', { code: 'c', names: { 'zh-CN': 'c' } }), 'lost', object, {
    ...{ field: 'why', note: 'words' },
  });
  expect([listed(noted), stageOf(noted, 'lost')?.reasons?.note]).toEqual(['a b c', 'words']);
  expect(listed(keepReasons(noted, 'lost', object, { field: 'other' }))).toBe('');
});

it('puts in order what is offered, whatever was retired between', () => {
  const three = putReason(kept, 'lost', { code: 'c', names: { 'zh-CN': 'c' } });
  const without = retireReason(three, 'lost', 'b', true);
  expect(listed(moveReason(without, 'lost', 'c', -1))).toBe('c (b) a');
  expect(listed(moveReason(without, 'lost', 'a', -1))).toBe('a (b) c');
  expect(listed(bringBack(without, 'lost', 'b'))).toBe('a b c');
});

it('forgets what was only drawn, and gives codes that nothing else has', () => {
  const drawn = putReason(kept, 'lost', { code: 'c', names: { 'zh-CN': 'c' } });
  expect(listed(retireReason(drawn, 'lost', 'c', false))).toBe('a b');
  const codes = Array.from({ length: 100 }, () => newCode('reason'));
  expect(new Set(codes).size).toBe(100);
  expect(codes.every((code) => /^[a-z][a-zA-Z0-9]{0,39}$/.test(code))).toBe(true);
});
