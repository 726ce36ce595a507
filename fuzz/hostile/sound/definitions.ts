import { madeOf, pick, type Recipe } from './given.ts';

const words = (singular: string) => ({ singular: { 'zh-CN': singular }, plural: { 'zh-CN': singular } });

/** Days of company's own that nothing else is about. */
export const ownDay = (n: number): string => new Date(Date.UTC(2026, 0, 1 + (n % 360))).toISOString().slice(0, 10);

/** Settings, fields, rates. */
export const definitions: Record<string, Recipe> = {
  'PATCH /api/settings': () => ({ body: { fiscalYearStart: 4 } }),
  'PUT /api/settings/terms': ({ n }) => ({ body: { terms: { lead: words(`线索${n % 7}`) } } }),
  'PUT /api/settings/calendar/{day}': ({ n }) => ({ path: { day: ownDay(n) }, body: { kind: 'off', name: '厂休' } }),
  'DELETE /api/settings/calendar/{day}': (given) => ({ path: { day: madeOf(given, 'days') } }),
  'PUT /api/settings/currencies': () => ({ body: { currencies: ['USD', 'EUR'] } }),
  'POST /api/settings/rates': ({ n }) => ({
    body: { rates: [{ currency: 'USD', validFrom: ownDay(n), rate: `7.${n % 90}` }] },
  }),
  'DELETE /api/settings/rates/{currency}/{validFrom}': (given) => ({
    path: { currency: 'EUR', validFrom: madeOf(given, 'rateDays') },
  }),
  'POST /api/settings/rates/apply': () => ({}),
  'POST /api/settings/rates/apply/{batch}/undo': (given) => ({ path: { batch: madeOf(given, 'batches') } }),
  'POST /api/objects/{object}/fields': ({ n }) => ({
    path: { object: pick(['lead', 'opportunity', 'account'], n)! },
    body: {
      key: `custom${n}__c`,
      type: pick(['text', 'date', 'money', 'boolean'], n),
      labels: { 'zh-CN': `自定${n}` },
    },
  }),
};
