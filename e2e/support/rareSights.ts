import type { ImportBody, ImportRecordsBody, UndoPreview } from '#contract/imports.ts';
import type { SetupState } from '#contract/workspace.ts';
import type { Sight } from './sights.ts';

/** What one meets for moments only, or before one is in: the server's answer is held still, the page is the real one. */
const DONE: ImportBody = {
  id: 7,
  object: 'account',
  state: 'done',
  title: '展会名单',
  fileName: '展会名单.xlsx',
  actor: '朱俊娟',
  counts: { rowsRead: 1200, created: 1100, updated: 60, skipped: 35, refused: 5 },
  totalRows: 1200,
  startedAt: '2026-11-30T02:00:00.000Z',
  endedAt: '2026-11-30T02:01:00.000Z',
  stalled: false,
  error: null,
  undo: null,
};
const RUNNING: ImportBody = {
  ...DONE,
  state: 'running',
  endedAt: null,
  counts: { rowsRead: 480, created: 440, updated: 20, skipped: 18, refused: 2 },
};
const UNDOING: ImportBody = {
  ...DONE,
  undo: { state: 'running', done: 400, total: 1160, undone: 398, kept: 2, stalled: false },
};
const UNDONE: ImportBody = {
  ...DONE,
  state: 'undone',
  undo: { state: 'done', done: 1160, total: 1160, undone: 1158, kept: 2, stalled: false },
};
const ROWS: ImportRecordsBody = {
  rows: [{ row: 2, id: null, title: '试验客户甲', deleted: false }],
  headers: ['客户名称'],
  next: null,
};
const CONFLICT = { row: 4, object: 'account', id: '00000000-0000-7000-8000-000000000004', title: '试验客户乙' };
const PREVIEW: UndoPreview = {
  records: 1158,
  conflicts: [{ ...CONFLICT, message: '导入后被修改过' }],
  conflictCount: 1,
};
const NEEDED: SetupState = { needed: true, demo: false };
const main = (body: ImportBody) => ({ '/api/imports/7': body, '/api/imports/7/records': ROWS });

export const RARE_SIGHTS: readonly Sight[] = [
  {
    name: 'import-running',
    path: '/import/7',
    answers: main(RUNNING),
    seen: (page) => page.getByRole('progressbar'),
  },
  {
    name: 'import-undo',
    path: '/import/7',
    answers: { ...main(DONE), '/api/imports/7/undo': PREVIEW },
    open: (page) => page.getByRole('button', { name: '撤销导入' }).click(),
    seen: (page) => page.getByRole('dialog').getByText('试验客户乙'),
  },
  {
    name: 'import-undoing',
    path: '/import/7',
    answers: main(UNDOING),
    seen: (page) => page.getByText('展会名单').first(),
  },
  {
    name: 'import-undone',
    path: '/import/7',
    answers: main(UNDONE),
    seen: (page) => page.getByText('已撤销', { exact: true }),
  },
  {
    name: 'sign-in',
    path: '/sign-in',
    guest: true,
    seen: (page) => page.getByRole('button', { name: '登录', exact: true }),
  },
  {
    name: 'set-up',
    path: '/setup',
    guest: true,
    answers: { '/api/setup': NEEDED },
    seen: (page) => page.getByRole('button', { name: '完成并进入' }),
  },
  {
    name: 'offline',
    path: '/offline/index.html',
    guest: true,
    answers: { '/healthz': {} },
    seen: (page) => page.getByRole('heading', { name: '暂时连不上漏斗' }),
  },
];
