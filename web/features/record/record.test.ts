import { describe, expect, it } from 'vitest';
import type { RecordBody } from '#contract/records.ts';
import { withLineAmount } from './related/lineAmount.ts';
import { byDay, type HistoryEntry, mergeEntries, peopleOf } from './timeline/entries.ts';

const change = (seq: number, at: string): HistoryEntry => ({
  seq,
  kind: 'updated',
  at,
  recordedAt: at,
  actor: { id: 'u1', name: '许嘉文' },
  note: null,
  details: null,
  door: 'page',
  changes: [{ field: 'amount', before: '1', after: '2' }],
});
const activity = (id: string, at: string): RecordBody => ({
  id,
  object: 'activity',
  version: 1,
  values: { at, owner: 'u2', content: id },
});

describe('timeline', () => {
  const history = [change(2, '2026-03-10T00:00:00Z'), change(1, '2026-03-05T00:00:00Z')];
  const activities = [activity('a', '2026-03-07T00:00:00Z'), activity('b', '2026-03-01T00:00:00Z')];

  const sources = { history, activities, moreHistory: false, moreActivities: false };
  const keys = (more: Partial<typeof sources>, wish: Parameters<typeof mergeEntries>[1] = { filter: 'all' }) =>
    mergeEntries({ ...sources, ...more }, wish).map((entry) => entry.key);

  it('merges by time, and holds back what older entries of the other source may still precede', () => {
    expect(keys({})).toEqual(['2', 'a', '1', 'b']);
    expect(keys({ moreHistory: true })).toEqual(['2', 'a', '1']);
    expect(keys({ moreActivities: true })).toEqual(['2', 'a', '1', 'b']);
    expect(keys({ activities: activities.slice(0, 1), moreActivities: true })).toEqual(['2', 'a']);
  });

  it('shows one kind, one person or one text alone', () => {
    expect(keys({ moreHistory: true }, { filter: 'followUps' })).toEqual(['a', 'b']);
    expect(keys({}, { filter: 'changes' })).toEqual(['2', '1']);
    expect(keys({}, { filter: 'moves' })).toEqual([]);
    expect(keys({}, { filter: 'files' })).toEqual([]);
    expect(keys({}, { filter: 'all', person: 'u1' })).toEqual(['2', '1']);
    expect(keys({}, { filter: 'all', text: ' B ' })).toEqual(['b']);
  });

  it('puts replies below what they answer, and by themselves where that was not read', () => {
    const reply = (id: string, at: string, replyTo: string): RecordBody => {
      const one = activity(id, at);
      return { ...one, values: { ...one.values, replyTo } };
    };
    const all = [reply('r2', '2026-03-09T00:00:00Z', 'a'), reply('r1', '2026-03-08T00:00:00Z', 'a'), ...activities];
    const [first] = mergeEntries({ ...sources, history: [], activities: all }, { filter: 'all' });
    expect(first?.kind === 'followUp' && first.replies.map((one) => one.id)).toEqual(['r1', 'r2']);
    const alone = [reply('r3', '2026-03-09T00:00:00Z', 'unread')];
    expect(keys({ history: [], activities: alone })).toEqual(['r3']);
  });

  it('stands under its days, and names who took part', () => {
    const days = byDay(mergeEntries(sources, { filter: 'all' }), (at) => at.slice(0, 10));
    expect(days.map(({ day }) => day)).toEqual(['2026-03-10', '2026-03-07', '2026-03-05', '2026-03-01']);
    expect(peopleOf(sources, (id) => (id === 'u2' ? '何静' : undefined))).toEqual([
      { id: 'u1', name: '许嘉文' },
      { id: 'u2', name: '何静' },
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
