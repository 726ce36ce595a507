import { GATE } from './funnels.ts';
import { byId, type Given, madeOf, pick, type Recipe } from './given.ts';

const DAY_MS = 86_400_000;
const dayAfter = (days: number) => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);
/** The half of the deals that nobody asked about yet. */
const unasked = ({ made, ...given }: Given) =>
  madeOf({ ...given, made: { deals: made.deals?.slice(4) ?? [] } }, 'deals');
const wish = (given: Given) => ({ object: 'opportunity', id: unasked(given), to: 'solution', fill: { need: '要' } });

/** Approvals from the question to the decision, who stands in, documents that wait for a look, snoozes. */
export const approvals: Record<string, Recipe> = {
  'GET /api/approvals': ({ n }) => ({ query: { box: pick(['waiting', 'asked', 'done'], n)! } }),
  'GET /api/approvals/{id}': (given) => byId(given, given.made.waiting?.length ? 'waiting' : 'asked'),
  'GET /api/approvals/of/{object}/{id}': (given) => ({ path: { object: 'opportunity', id: madeOf(given, 'deals') } }),
  'POST /api/approvals/way': (given) => ({ body: wish(given) }),
  'POST /api/approvals': (given) => ({ body: { ...wish(given), gate: GATE, note: '请批' } }),
  'POST /api/approvals/many': (given) => {
    const { object, to, ...record } = wish(given);
    return { body: { object, to, note: '一起批', records: [record] } };
  },
  'POST /api/approvals/{id}/decision': (given) => ({
    ...byId(given, 'waiting'),
    body: given.n % 3 === 0 ? { approved: false, note: '太便宜' } : { approved: true },
  }),
  'POST /api/approvals/{id}/withdraw': (given) => byId(given, 'asked'),
  'POST /api/approvals/delegations': ({ company, n }) => ({
    body: { to: pick(company.spare.users, n), fromDay: dayAfter(0), toDay: dayAfter(n % 30) },
  }),
  'DELETE /api/approvals/delegations/{id}': (given) => byId(given, 'delegations'),
  'POST /api/documents/check': ({ company, n }) => {
    const { record, file } = pick(company.papers, n) ?? {};
    const state = pick(['confirmed', 'rejected'], n);
    return { body: { object: 'opportunity', id: record, file, state, note: '看过' } };
  },
  'POST /api/snoozes': (given) => ({
    body: {
      object: 'opportunity',
      snoozes: [{ id: unasked(given), until: given.n % 4 ? dayAfter(2 + (given.n % 300)) : null, reason: '等预算' }],
    },
  }),
};
