import { type Body, form } from '../bodies.ts';
import { byId, type Given, madeOf, pick, type Recipe } from './given.ts';

const HEADERS = ['名称', '公司', '备注'];
const daysAhead = (days: number) => new Date(Date.now() + (days + 2) * 86_400_000).toISOString().slice(0, 10);

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
  'POST /api/documents/check': (given) => ({
    body: {
      object: 'opportunity',
      id: pick(given.company.east.opportunity!, given.n),
      file: madeOf(given, 'files'),
      state: 'confirmed',
    },
  }),
  'POST /api/moves/undo': ({ company }) => ({
    body: { object: 'opportunity', moves: company.east.opportunity!.map((id) => ({ id })) },
  }),
  'POST /api/snoozes': ({ company, n }) => ({
    body: {
      object: 'opportunity',
      snoozes: company.east.opportunity!.map((id) => ({
        id,
        until: n % 3 ? daysAhead(n % 300) : null,
        reason: '等预算',
      })),
    },
  }),
  'POST /api/funnels/{key}/comments': ({ company, n }) => ({
    path: { key: 'standard' },
    body: { stage: 'need', gate: 'field:amount', record: pick(company.east.opportunity!, n), text: '太早了' },
  }),
  'POST /api/notifications/read': () => ({ body: { all: true } }),
  'PUT /api/notifications/preferences': ({ n }) => ({ body: { assigned: { app: n % 2 === 0 } } }),
};
