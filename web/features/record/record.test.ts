import { describe, expect, it } from 'vitest';
import type { RecordBody } from '#contract/records.ts';
import { withLineAmount } from './related/lineAmount.ts';
import { itemsOf } from './stage/missingItems.ts';
import { byAge, type HistoryEntry, mergeEntries } from './timeline/entries.ts';

const change = (seq: number, at: string): HistoryEntry => ({
  seq,
  kind: 'updated',
  at,
  recordedAt: at,
  actor: null,
  door: 'page',
  changes: [{ field: 'amount', before: '1', after: '2' }],
});
const activity = (id: string, at: string): RecordBody => ({ id, object: 'activity', version: 1, values: { at } });

describe('timeline', () => {
  const history = [change(2, '2026-03-10T00:00:00Z'), change(1, '2026-03-05T00:00:00Z')];
  const activities = [activity('a', '2026-03-07T00:00:00Z'), activity('b', '2026-03-01T00:00:00Z')];

  it('merges by time, and holds back what older changes may still precede', () => {
    const keys = (moreHistory: boolean) =>
      mergeEntries({ history, activities, moreHistory }, 'all').map((entry) => entry.key);
    expect(keys(false)).toEqual(['2', 'a', '1', 'b']);
    expect(keys(true)).toEqual(['2', 'a', '1']);
  });

  it('shows one kind alone, and groups by age', () => {
    const touches = mergeEntries({ history, activities, moreHistory: true }, 'followUps');
    expect(touches.map((entry) => entry.key)).toEqual(['a', 'b']);
    const groups = byAge(touches, (at) => at.slice(0, 10), '2026-03-07', '2026-02-28');
    expect(groups.map(({ age, entries }) => [age, entries.length])).toEqual([
      ['today', 1],
      ['week', 1],
    ]);
  });
});

describe('line items', () => {
  it('count quantity, price and discount in decimals', () => {
    const values = { quantity: '3', unitPrice: '0.1', discount: '10' };
    expect(withLineAmount(values, 'quantity').amount).toBe('0.27');
    expect(withLineAmount({ ...values, amount: '5' }, 'amount').amount).toBe('5');
    expect(withLineAmount({ quantity: '3' }, 'quantity').amount).toBeUndefined();
  });
});

it('splits what a stage asks for into missing and met, with the fields of its conditions', () => {
  const next = {
    stage: 'contract',
    allowed: false,
    version: 1,
    fields: ['budget', 'budgetConfirmed'],
    issues: [
      { code: 'gate_field_missing' as const, field: 'budget', message: '需要填写预算' },
      { code: 'gate_condition_unmet' as const, field: 'stage', message: '签约前要确认预算' },
    ],
  };
  const stage = {
    key: 'contract',
    names: { 'zh-CN': '签约' },
    kind: 'open' as const,
    phase: 'contract',
    probability: 90,
    category: 'commit' as const,
    requiredFields: ['budget', 'paymentTerms'],
  };
  expect(itemsOf(next, stage, { paymentTerms: '3:7', budget: null })).toEqual({
    open: [
      { key: 'budget', field: 'budget' },
      { key: '签约前要确认预算', field: 'budgetConfirmed', message: '签约前要确认预算' },
    ],
    met: ['paymentTerms'],
  });
});
