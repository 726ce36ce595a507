import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { World } from '#server/testing/world.ts';
import { currencySettings, enterRates, removeRate, saveCurrencies } from '../identity/index.ts';
import { getDefinitions } from '../objects/index.ts';
import { applyRates, createRecords, getRecord, previewRates, undoRates, updateRecords } from '../records/index.ts';
import { moveRecords } from './index.ts';
import { createFunnelWorld, everything, idOf, make } from './testing/deals.ts';

const FIRST = '2026-03-01T04:00:00Z';
const LATER = '2026-03-20T04:00:00Z';
let world: World;
const rep = (at = FIRST) => world.as('east1', { now: new Date(at), door: 'page' });
const admin = (at = FIRST) => world.as('admin', { now: new Date(at), door: 'page' });
const valuesOf = async (id: string) => (await getRecord(admin(), 'opportunity', id)).record.values;
const change = async (id: string, values: Record<string, unknown>, ctx = rep()) =>
  (await updateRecords(ctx, 'opportunity', [{ id, values }]))[0]!;

beforeAll(async () => {
  world = await createFunnelWorld();
});
afterAll(() => world.drop());

describe('a second currency', () => {
  test('brings its fields with it, and is for administrators to add', async () => {
    const fields = async () =>
      (await getDefinitions(rep())).object('opportunity').fields.filter((field) => /urrency/.test(field.key));
    expect(await fields()).toEqual([]);
    await expect(saveCurrencies(rep(), ['USD'])).rejects.toMatchObject({ code: 'no_right' });
    await saveCurrencies(admin(), ['USD', 'EUR', 'CNY', 'USD']);
    expect((await currencySettings(admin())).currencies).toEqual(['USD', 'EUR']);
    const [currency, amount] = await fields();
    expect(currency!.options!.map((option) => option.key)).toEqual(['CNY', 'USD', 'EUR']);
    expect(currency!.options![1]!.labels['zh-CN']).toBe('USD · 美元');
    expect(amount!.key).toBe('amountInCurrency');
    await saveCurrencies(admin(), ['USD']);
    expect((await fields())[0]!.options!.at(-1)).toMatchObject({ key: 'EUR', retired: true });
  });

  test('has dated rates, which only administrators enter and only for currencies in use', async () => {
    const rate = (currency: string, validFrom: string, value: string) => ({ currency, validFrom, rate: value });
    await expect(enterRates(rep(), [rate('USD', '2026-01-01', '7')])).rejects.toMatchObject({ code: 'no_right' });
    await expect(enterRates(admin(), [rate('JPY', '2026-01-01', '7')])).rejects.toMatchObject({
      issues: [{ code: 'unknown_option', field: 'currency', row: 0 }],
    });
    await enterRates(admin(), [
      rate('USD', '2026-01-01', '7.1'),
      rate('USD', '2026-01-01', '7.12345'),
      rate('USD', '2026-03-10', '7.2'),
      rate('EUR', '2026-01-01', '8'),
    ]);
    await removeRate(admin(), 'EUR', '2026-01-01');
    await expect(removeRate(admin(), 'EUR', '2026-01-01')).rejects.toMatchObject({ code: 'not_found' });
    expect(
      (await currencySettings(admin())).rates.map((one) => `${one.currency} ${one.validFrom} ${one.rate}`),
    ).toEqual(['USD 2026-03-10 7.2', 'USD 2026-01-01 7.12345']);
  });
});

describe('a deal in a foreign currency', () => {
  test('takes the rate of the day, at every door', async () => {
    const id = await make(rep(), 'opportunity', { currency: 'USD', amountInCurrency: '1000.01' });
    expect(await valuesOf(id)).toMatchObject({ amount: '7123.52', amountInCurrency: '1000.01' });
    expect(await change(id, { name: '改名' }, rep(LATER))).toMatchObject({ ok: true });
    expect(await valuesOf(id)).toMatchObject({ amount: '7123.52' });
    await change(id, { amountInCurrency: '2000' }, rep(LATER));
    expect(await valuesOf(id)).toMatchObject({ amount: '14400' });
    expect(await change(id, { amount: '1' })).toMatchObject({
      ok: false,
      issues: [{ code: 'amount_from_currency', field: 'amount' }],
    });
    await change(id, { currency: 'CNY' });
    expect(await valuesOf(id)).toMatchObject({ amount: '14400', amountInCurrency: null });
  });

  test('without a rate is refused at the field', async () => {
    const past = { ...rep('2025-06-01T04:00:00Z') };
    const values = { name: '早', currency: 'USD', amountInCurrency: '1' };
    expect((await createRecords(past, 'opportunity', [{ values }]))[0]).toMatchObject({
      ok: false,
      issues: [{ code: 'rate_missing', field: 'currency', params: { currency: 'USD', day: '2025-06-01' } }],
    });
    const priced = { name: '账', currency: 'USD', amountInCurrency: '10', amount: '65' };
    const imported = { ...world.as('admin', { door: 'import' }) };
    const at = new Date('2025-06-01T04:00:00Z');
    const id = idOf((await createRecords(imported, 'opportunity', [{ values: priced, at }]))[0]);
    expect(await valuesOf(id)).toMatchObject({ amount: '65' });
    await change(id, { currency: null }, admin());
  });

  test('may be priced by the move that asks for it', async () => {
    const { amount: _, ...rest } = await everything(rep());
    const id = await make(rep(), 'opportunity', rest);
    const fill = { currency: 'USD', amountInCurrency: '100' };
    const [moved] = await moveRecords(rep(), 'opportunity', [{ id, to: 'solution', fill }]);
    expect(moved).toMatchObject({ ok: true });
    expect(await valuesOf(id)).toMatchObject({ stage: 'solution', amount: '712.35' });
    await change(id, { currency: 'CNY' });
  });
});

describe('new rates', () => {
  test('reach open deals when an administrator says so, and can be taken back but for what changed since', async () => {
    const deals: string[] = [];
    for (const price of ['100', '200', '300']) {
      deals.push(await make(rep(), 'opportunity', { currency: 'USD', amountInCurrency: price }));
    }
    const [one, two, closed] = deals as [string, string, string];
    const [lost] = await moveRecords(rep(), 'opportunity', [
      { id: closed, to: 'lost', fill: { lossReason: 'price', lossNote: '太贵' } },
    ]);
    expect(lost).toMatchObject({ ok: true });
    await expect(previewRates(rep(LATER))).rejects.toMatchObject({ code: 'no_right' });
    expect(await previewRates(admin(LATER))).toEqual({
      open: 2,
      changing: 2,
      before: '2137.04',
      after: '2160',
      missing: [],
      byCurrency: [{ currency: 'USD', count: 2, amount: '300', rate: '7.2', before: '2137.04', after: '2160' }],
    });
    const applied = await applyRates(admin(LATER));
    expect(applied).toMatchObject({ changed: 2, left: 0 });
    expect((await valuesOf(one)).amount).toBe('720');
    expect((await valuesOf(closed)).amount).toBe('2137.04');
    expect(await applyRates(admin(LATER))).toEqual({ batch: null, changed: 0, left: 0 });

    await change(two, { amountInCurrency: '250' }, rep(LATER));
    expect(await undoRates(admin(LATER), applied.batch!)).toMatchObject({ changed: 1, left: 1 });
    expect([(await valuesOf(one)).amount, (await valuesOf(two)).amount]).toEqual(['712.35', '1800']);
    await expect(undoRates(admin(LATER), applied.batch!)).rejects.toMatchObject({ code: 'not_found' });
  });
});
