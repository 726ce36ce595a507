import { STANDARD_FUNNELS } from '#domain/funnels/index.ts';
import { type Given, madeOf, pick, type Recipe } from './given.ts';

const [leads, deals] = STANDARD_FUNNELS;
const definition = ({ stages, transitions }: (typeof STANDARD_FUNNELS)[number]) => ({ stages, transitions });
const words = (singular: string) => ({ singular: { 'zh-CN': singular }, plural: { 'zh-CN': singular } });

const STANDARD = { key: 'standard' };
const ofVersion = (given: Given) => ({ path: { ...STANDARD, id: madeOf(given, 'versions') } });
const ofDraft = (given: Given) => ({ path: { ...STANDARD, id: madeOf(given, 'drafts') } });

/** Days of company's own that nothing else is about. */
export const ownDay = (n: number): string => new Date(Date.UTC(2026, 0, 1 + (n % 360))).toISOString().slice(0, 10);

/** Settings, fields, funnels, rates. */
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
  'POST /api/funnels': ({ n }) => ({
    body: { ...definition(deals!), key: `funnel${n}`, objectKey: 'opportunity', names: { 'zh-CN': `漏斗${n}` } },
  }),
  'GET /api/funnels/{key}': () => ({ path: STANDARD }),
  'GET /api/funnels/{key}/versions/{id}': (given) => ofVersion(given),
  'GET /api/funnels/{key}/compare': (given) => ({
    path: STANDARD,
    query: { from: madeOf(given, 'versions'), to: madeOf({ ...given, n: given.n + 1 }, 'versions') },
  }),
  'POST /api/funnels/{key}/replay': () => ({ path: STANDARD, body: { definition: definition(deals!) } }),
  'POST /api/funnels/from-template': ({ n }) => ({ body: { template: 'subscription', key: `copy${n}` } }),
  'POST /api/funnels/{key}/drafts': () => ({ path: STANDARD, body: { from: { template: 'subscription' } } }),
  'PUT /api/funnels/{key}/drafts/{id}': (given) => ({
    ...ofDraft(given),
    body: { ...definition(deals!), lockVersion: 1, mapping: [] },
  }),
  'DELETE /api/funnels/{key}/drafts/{id}': (given) => ofDraft(given),
  'POST /api/funnels/{key}/drafts/{id}/check': (given) => ofDraft(given),
  'PATCH /api/funnels/{key}': ({ n }) => ({ path: STANDARD, body: { position: n % 5 } }),
  'POST /api/funnels/{key}/drafts/{id}/impact': (given) => ({ ...ofDraft(given), body: { examples: 3 } }),
  'POST /api/funnels/{key}/drafts/{id}/publish': (given) => ({ ...ofDraft(given), body: { lockVersion: 1 } }),
  'POST /api/funnels/{key}/drafts/{id}/pilot': (given) => ({
    ...ofDraft(given),
    body: { lockVersion: 1, departments: [], people: [pick(given.company.spare.users, given.n)!] },
  }),
  'DELETE /api/funnels/{key}/pilot': () => ({ path: STANDARD }),
  'POST /api/funnels/{key}/versions/{id}/roll-back': (given) => ({ ...ofVersion(given), body: { lockVersion: 1 } }),
  'GET /api/funnels/{key}/comments': () => ({ path: STANDARD }),
  'POST /api/funnels/{key}/comments/{id}/close': ({ n }) => ({
    path: { ...STANDARD, id: String((n % 9) + 1) },
    body: { reply: '改' },
  }),
  'GET /api/funnels/{key}/gate-costs': ({ n }) => ({ path: STANDARD, query: { days: String((n % 700) + 1) } }),
  'GET /api/funnels/{key}/adoption': ({ n }) => ({ path: STANDARD, query: { days: String((n % 700) + 1) } }),
  'GET /api/shared-gates': () => ({}),
  'PUT /api/shared-gates/{key}': ({ n }) => ({
    path: { key: `shared${n}` },
    body: {
      objectKey: 'opportunity',
      names: { 'zh-CN': `共用${n}` },
      gate: { key: 'source', at: 'entry', kind: 'fields', fields: ['source'] },
      lockVersion: null,
    },
  }),
  'DELETE /api/shared-gates/{key}': ({ n }) => ({ path: { key: `shared${n}` } }),
  'PUT /api/funnels/{key}/version': ({ n }) => {
    const template = pick([leads!, deals!], n)!;
    return { path: { key: template.key }, body: definition(template) };
  },
};
