import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { resolvePeriod } from '#domain/records/period.ts';
import { createWorld, type World } from '#server/testing/world.ts';
import { calendarYear, clearDay, saveTerms, saveWorkspace, setDays, workCalendarOf } from '../identity/index.ts';
import { getDefinitions } from './index.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.drop());

const rep = () => world.as('east1');
const admin = () => world.as('admin');
const term = (zh: string, tw: string, en: string, plural: string) => ({
  singular: { 'zh-CN': zh, 'zh-TW': tw, en },
  plural: { 'zh-CN': zh, 'zh-TW': tw, en: plural },
});

describe('renamed terms', () => {
  test('reach labels of objects and fields in three languages, and go when they are reset', async () => {
    await expect(saveTerms(rep(), {})).rejects.toMatchObject({ code: 'no_right' });
    await saveTerms(admin(), { opportunity: term('项目', '專案', 'Opportunity', 'Opportunities') });
    const renamed = (await getDefinitions(rep())).object('opportunity');
    expect(renamed.labels).toEqual({ 'zh-CN': '项目', 'zh-TW': '專案', en: 'Opportunity' });
    expect(renamed.labelsPlural.en).toBe('Opportunities');
    expect(renamed.fields.find((field) => field.key === 'name')!.labels['zh-CN']).toBe('项目名称');
    const lead = (await getDefinitions(rep())).object('lead');
    expect(lead.labels['zh-CN']).toBe('线索');
    await saveTerms(admin(), {});
    expect((await getDefinitions(rep())).object('opportunity').labels['zh-CN']).toBe('商机');
  });

  test('name two objects differently', async () => {
    const same = term('项目', '專案', 'Project', 'Projects');
    await expect(saveTerms(admin(), { opportunity: same, lead: same })).rejects.toMatchObject({
      issues: [{ code: 'not_unique', field: 'terms.lead' }],
    });
  });
});

describe('the year', () => {
  test('begins when the company says, and its quarters with it', async () => {
    const quarter = () => {
      const { timeZone, fiscalYearStart } = admin().workspace;
      return resolvePeriod('thisQuarter', new Date('2026-03-18T04:00:00Z'), timeZone, fiscalYearStart).from;
    };
    expect(quarter()).toBe('2026-01-01');
    await expect(saveWorkspace(rep(), { fiscalYearStart: 2 })).rejects.toMatchObject({ code: 'no_right' });
    await saveWorkspace(admin(), { fiscalYearStart: 2, name: '恒拓集团' });
    expect(quarter()).toBe('2026-02-01');
    expect(admin().workspace).toMatchObject({ name: '恒拓集团', locale: 'zh-CN' });
  });

  test('has statutory holidays, worked weekends, and days of the company’s own', async () => {
    const before = await calendarYear(admin(), 2026);
    expect(before).toMatchObject({ known: true });
    expect(before.days.find(({ day }) => day === '2026-10-01')).toMatchObject({ kind: 'off', own: false });
    expect(before.days.some(({ kind }) => kind === 'work')).toBe(true);
    await expect(setDays(rep(), { day: '2026-07-01', kind: 'off', name: '司庆' })).rejects.toThrow('no_right');
    await setDays(admin(), { day: '2026-07-01', to: '2026-07-02', kind: 'off', name: '司庆' });
    await setDays(admin(), { day: '2026-10-01', kind: 'work', name: '值班' });
    const after = await calendarYear(admin(), 2026);
    expect(after.workdays[6]).toBe(before.workdays[6]! - 2);
    expect(after.days.find(({ day }) => day === '2026-10-01')).toEqual({
      day: '2026-10-01',
      kind: 'work',
      name: '值班',
      own: true,
    });
    expect((await workCalendarOf(rep(), '2026-07-01', '2026-07-05')).days['2026-07-02']).toBe('off');
    await clearDay(admin(), '2026-10-01');
    await expect(clearDay(admin(), '2026-10-01')).rejects.toMatchObject({ code: 'not_found' });
    await expect(setDays(admin(), { day: '2026-07-02', to: '2026-07-01', kind: 'off', name: 'x' })).rejects.toThrow();
    await saveWorkspace(admin(), { holidays: 'none' });
    expect((await calendarYear(admin(), 2026)).days.every(({ own }) => own)).toBe(true);
  });
});
