import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, daysBetween } from '#domain/kernel/calendar.ts';
import { isWorkday, USUAL_HOURS, weekdayOf } from '#domain/kernel/workCalendar.ts';
import { partsOf } from '../timeline/MentionedText.tsx';
import { dateShortcuts } from './dateShortcuts.ts';
import { EMPTY_DRAFT, isBlank, readDraft } from './draft.ts';
import { mentionedIn } from './mentioned.ts';

const calendar = { hours: USUAL_HOURS, days: {} };
const day = fc.integer({ min: 0, max: 20_000 }).map((count) => addDays('2000-01-01', count));

describe('date shortcuts', () => {
  it('lie ahead, each day once, on the days that they say', () => {
    fc.assert(
      fc.property(day, (today) => {
        const found = dateShortcuts(today, calendar);
        expect(new Set(found.map((one) => one.day)).size).toBe(found.length);
        for (const { key, day: at } of found) {
          expect(daysBetween(today, at)).toBeGreaterThan(0);
          if (key === 'nextMonday') expect(weekdayOf(at)).toBe('1');
          if (key === 'in5Workdays') expect(isWorkday(at, calendar)).toBe(true);
        }
      }),
    );
  });

  it('skip holidays for workdays', () => {
    const days = { '2026-10-01': 'off', '2026-10-02': 'off' } as const;
    const found = dateShortcuts('2026-09-28', { hours: USUAL_HOURS, days });
    expect(found.find(({ key }) => key === 'in5Workdays')?.day).toBe('2026-10-07');
  });
});

describe('mentions', () => {
  const names = fc.uniqueArray(fc.stringMatching(/^[一-龥]{2,4}$/), { minLength: 1, maxLength: 5 });

  it('are those that the text still names, in the order picked', () => {
    fc.assert(
      fc.property(names, fc.string(), (all, tail) => {
        const picked = all.map((name) => ({ id: name, name }));
        const text = `${all.map((name) => `@${name} `).join('')}${tail.replaceAll('@', '')}`;
        expect(mentionedIn(text, picked)).toEqual(all);
        expect(mentionedIn(tail.replaceAll('@', ''), picked)).toEqual([]);
      }),
    );
  });

  it('tell 陈明 from 陈明远, and count nobody twice', () => {
    const picked = [
      { id: '1', name: '陈明' },
      { id: '2', name: '陈明远' },
      { id: '2', name: '陈明远' },
    ];
    expect(mentionedIn('请 @陈明远 看一下', picked)).toEqual(['2']);
    expect(mentionedIn('请 @陈明远 和 @陈明 看一下', picked)).toEqual(['1', '2']);
  });

  it('cut a text without losing any of it', () => {
    fc.assert(
      fc.property(fc.string(), names, (text, all) => {
        const whole = `${text}@${all[0]}${text}`;
        expect(
          partsOf(whole, all)
            .map(({ part }) => part)
            .join(''),
        ).toBe(whole);
      }),
    );
  });
});

describe('draft', () => {
  it('comes back as it was kept, whatever else was kept', () => {
    const draft = { ...EMPTY_DRAFT, content: '见了何静', nextStep: '报价' };
    expect(readDraft(JSON.stringify(draft))).toEqual(draft);
    for (const text of [undefined, '', 'x', 'null', '3']) expect(readDraft(text)).toEqual(EMPTY_DRAFT);
    expect([isBlank(EMPTY_DRAFT), isBlank(draft), isBlank({ ...EMPTY_DRAFT, content: '  ' })]).toEqual([
      true,
      false,
      true,
    ]);
  });
});
