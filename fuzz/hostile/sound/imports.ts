import { type Body, form } from '../bodies.ts';
import { byId, type Given, pick, type Recipe } from './given.ts';

const HEADERS = ['名称', '公司', '备注'];
export const PLAN = { object: 'lead', columns: { 名称: 'name', 公司: 'company', 备注: null }, title: '导入' };

/** A table of leads; the last row of it is refused, so that there are errors to ask for. */
export function table(rows: number): string {
  const lines = Array.from({ length: rows }, (_, index) => `导入线索${index},公司${index},注`);
  return `${[HEADERS.join(','), ...lines, ',无名公司,注'].join('\n')}\n`;
}

export const file = (rows = 3): Body => form({ file: { name: '线索.csv', type: 'text/csv', content: table(rows) } });
export const whole = (rows = 3): Body =>
  form({ plan: JSON.stringify(PLAN), file: { name: '线索.csv', type: 'text/csv', content: table(rows) } });

const ofUpload = (given: Given, body: unknown) => ({ ...byId(given, 'uploads'), body });
const LEAD_FILL = { company: '公司' };

/** Imports from the upload to the undo, files, moves and leads. */
export const imports: Record<string, Recipe> = {
  'POST /api/imports': ({ n }) => ({ form: whole(), query: { dryRun: String(n % 3 === 0) } }),
  'POST /api/imports/uploads': () => ({ form: file() }),
  'POST /api/imports/proposal/{object}': ({ n }) => ({
    path: { object: pick(['lead', 'account'], n)! },
    form: file(),
  }),
  'GET /api/imports/uploads/{id}': (given) => byId(given, 'uploads'),
  'DELETE /api/imports/uploads/{id}': (given) => byId(given, 'uploads'),
  'POST /api/imports/uploads/{id}/inspect': (given) => ofUpload(given, given.n % 2 ? { object: 'lead' } : {}),
  'POST /api/imports/uploads/{id}/try': (given) => ofUpload(given, { plan: PLAN }),
  'POST /api/imports/uploads/{id}/start': (given) => ofUpload(given, { plan: PLAN }),
  'PUT /api/imports/mappings': ({ n }) => ({ body: { name: `映射${n % 20}`, headers: HEADERS, plan: PLAN } }),
  'DELETE /api/imports/mappings/{id}': (given) => byId(given, 'mappings'),
  'GET /api/imports/{id}': (given) => byId(given, 'imports'),
  'POST /api/imports/{id}/cancel': (given) => byId(given, 'imports'),
  'POST /api/imports/{id}/resume': (given) => byId(given, 'cancelled'),
  'POST /api/imports/{id}/undo': (given) => ({ ...byId(given, 'imports'), body: given.n % 2 ? {} : { all: true } }),
  'GET /api/imports/{id}/undo': (given) => byId(given, 'imports'),
  'GET /api/imports/{id}/records': (given) => ({
    ...byId(given, 'imports'),
    query: { outcome: pick(['created', 'refused'], given.n)! },
  }),
  'GET /api/imports/{id}/errors': (given) => byId(given, 'imports'),
  'POST /api/files': () => ({ form: form({ file: { name: '说明.txt', type: 'text/plain', content: '说明' } }) }),
  'GET /api/files/{id}': (given) => byId(given, 'files'),
  'POST /api/leads/{id}/accept': (given) => ({ ...byId(given, 'leads'), body: { fill: LEAD_FILL } }),
  'POST /api/leads/{id}/reject': (given) => ({
    ...byId(given, 'leads'),
    body: { to: 'recycled', reason: 'noNeed' },
  }),
  'POST /api/leads/{id}/convert': (given) => ({ ...byId(given, 'leads'), body: {} }),
  'POST /api/moves': ({ company }) => ({
    body: { object: 'opportunity', moves: company.east.opportunity!.map((id) => ({ id, to: 'need' })) },
  }),
  'POST /api/moves/check': ({ company, n }) => ({
    body: { object: 'opportunity', id: pick(company.east.opportunity!, n), to: 'solution' },
  }),
  'POST /api/moves/undo': ({ company }) => ({
    body: { object: 'opportunity', moves: company.east.opportunity!.map((id) => ({ id })) },
  }),
  'POST /api/notifications/read': () => ({ body: { all: true } }),
  'PUT /api/notifications/preferences': ({ n }) => ({ body: { assigned: { app: n % 2 === 0 } } }),
};
