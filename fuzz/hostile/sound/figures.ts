import { pick, type Recipe } from './given.ts';

const YEAR = { from: '2026-01-01', to: '2026-12-31' };

/** Questions of several measures, each with what goes with it. */
const QUERIES = [
  { measure: 'openAmount', dimensions: ['owner'] },
  { measure: 'wonCount', window: YEAR, dimensions: ['month', 'department'] },
  { measure: 'createdCount', object: 'lead', dimensions: ['source'] },
  { measure: 'openCount', funnel: 'standard', dimensions: ['stage'] },
  { measure: 'winRate', window: YEAR, filters: { field: 'amount', op: 'gt', value: 1 } },
  { measure: 'openAmount', dimensions: ['lineProduct'], asOf: '2026-11-01' },
  { measure: 'stageConversion', funnel: 'standard', dimensions: ['stage'], horizonDays: 30 },
  { measure: 'endToEnd', window: YEAR },
];
const COUNTED = { measure: 'openAmount', dimensions: ['owner'] };

/** Numbers, the records behind them, and files of both. */
export const figures: Record<string, Recipe> = {
  'POST /api/measures/query': ({ n }) => ({ body: { queries: [pick(QUERIES, n), pick(QUERIES, n + 3)] } }),
  'POST /api/measures/records': ({ company }) => ({
    body: { query: COUNTED, cell: { keys: [company.people.rep], part: 'count' }, columns: ['name', 'account'] },
  }),
  'POST /api/measures/funnel': ({ n }) => ({
    body: { mode: pick(['cohort', 'throughput', 'snapshot'], n), funnel: 'standard', window: YEAR },
  }),
  'POST /api/exports/figures': ({ n }) => ({
    body: {
      title: '数字',
      about: [['范围', '全部']],
      tables: [{ name: '表', query: pick(QUERIES, n) }],
      funnel: { name: '漏斗', query: { mode: 'cohort', funnel: 'standard' } },
    },
  }),
  'POST /api/exports/measured': ({ n }) => ({
    body: { query: COUNTED, cell: { keys: [null], part: 'count' }, format: pick(['csv', 'xlsx'], n) },
  }),
  'GET /api/exports/{object}': ({ n }) => ({
    path: { object: pick(['lead', 'account', 'opportunity'], n)! },
    query: { query: JSON.stringify({ columns: ['name'], format: pick(['csv', 'xlsx'], n) }) },
  }),
  'POST /api/exports/{object}': ({ n }) => ({
    path: { object: pick(['lead', 'account', 'opportunity'], n)! },
    body: { columns: ['name', 'owner'], sort: [{ field: 'name' }] },
  }),
  'POST /api/records/{object}/query': ({ n }) => ({
    path: { object: pick(['lead', 'account', 'opportunity'], n)! },
    body: { columns: ['name', 'owner'], sort: [{ field: 'name' }], limit: 5, count: true },
  }),
  'POST /api/board': () => ({ body: { funnel: 'standard', perStage: 1 } }),
  'POST /api/board/column': ({ made, n }) => ({
    body: { funnel: 'standard', perStage: 1, stage: 'qualify', cursor: pick(made.cursors ?? [], n) ?? '' },
  }),
  'POST /api/board/lanes': ({ n }) => ({ body: { funnel: 'standard', lanes: pick(['owner', 'account'], n) } }),
  'POST /api/board/cards': ({ company }) => ({ body: { funnel: 'standard', ids: company.east.opportunity } }),
};
