import type { Locator, Page } from 'playwright-core';
import { QUIET_FUNNEL } from './funnelDraft.ts';

/** A page, or what opens over one. `$deal` and the like in the path stand for records that exist. */
export type Sight = {
  name: string;
  path: string;
  /** What stands there once the page has its data. */
  seen?: (page: Page) => Locator;
  /** Steps that open something over the page. */
  open?: (page: Page) => Promise<void>;
  /** What the server is taken to say, by path, where the real thing lasts too short to be looked at. */
  answers?: Record<string, unknown>;
  /** Before anybody has signed in. */
  guest?: true;
  /** Where only one size has it. */
  only?: 'desktop' | 'phone';
};

const RECORDS = ['opportunity', 'lead', 'account', 'contact', 'product', 'campaign', 'competitor', 'task', 'activity'];
const SECTIONS = [
  ...['profile', 'display', 'security', 'delegation', 'tokens'],
  ...['general', 'terms', 'hours', 'calendar', 'currencies'],
];
const dialog = (page: Page) => page.getByRole('dialog').last();
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first().click();
const rows = (page: Page) =>
  page.getByRole('main').getByRole('rowheader').or(page.getByRole('main').getByRole('listitem'));

/** Every address, and every drawer, dialog and menu that a reader meets there. */
export const EVERY_PAGE: readonly Sight[] = [
  { name: 'today', path: '/today?scope=team', seen: (page) => page.getByRole('heading', { name: '停滞商机' }) },
  { name: 'board', path: '/board?funnel=integration', seen: rows },
  { name: 'board-lanes', path: '/board?funnel=integration&lanes=owner', seen: rows },
  {
    name: 'board-picked',
    path: '/board?funnel=integration',
    only: 'desktop',
    open: async (page) => {
      await page.getByRole('listitem').getByRole('button').first().press('x');
      await page.getByRole('toolbar', { name: '对所选的操作' }).waitFor();
    },
  },
  {
    name: 'board-create',
    path: '/board?funnel=integration',
    only: 'desktop',
    open: (page) => press(page, '在立项接洽新建'),
    seen: (page) => page.getByRole('form', { name: '新建商机' }),
  },
  {
    name: 'gate',
    path: '/board?funnel=integration&q=$gated',
    open: async (page) => {
      await page.getByRole('listitem').getByRole('button').first().hover();
      await press(page, /^移动 /);
      await page.getByRole('menuitem', { name: '方案设计' }).click();
    },
    seen: (page) => page.getByLabel('推进到方案设计', { exact: true }).getByLabel('需求'),
  },
  {
    name: 'view-menu',
    path: '/board?funnel=integration',
    open: async (page) => {
      await press(page, '视图');
      await press(page, '把当前显示另存为…');
    },
    seen: (page) => page.getByPlaceholder('视图名称'),
  },
  ...RECORDS.map((object) => ({ name: `list-${object}`, path: `/o/${object}`, seen: rows })),
  {
    name: 'conditions',
    path: '/o/opportunity?filter={"any":[{"field":"amount","op":"gt","value":"100000"},{"field":"nextStep","op":"empty"}]}',
    only: 'desktop',
    open: (page) => press(page, '组合条件'),
    seen: (page) => page.getByRole('dialog', { name: '组合筛选条件' }),
  },
  {
    name: 'bulk-edit',
    path: '/o/opportunity?sort=-amount',
    only: 'desktop',
    open: async (page) => {
      await page
        .getByRole('checkbox', { name: /^选择 / })
        .first()
        .check();
      await press(page, '批量修改');
    },
    seen: (page) => page.getByRole('dialog', { name: '批量修改 1 条' }),
  },
  {
    name: 'columns',
    path: '/o/opportunity',
    only: 'desktop',
    open: (page) => press(page, '显示列'),
    seen: (page) => page.getByText('恢复默认'),
  },
  ...RECORDS.map((object) => ({
    name: `record-${object}`,
    path: `/o/${object}/$${object}`,
    seen: (page: Page) => page.getByRole('heading', { level: 1 }),
  })),
  {
    name: 'drawer',
    path: '/o/opportunity?open=opportunity:$opportunity',
    seen: (page) => page.getByRole('heading', { name: '动态' }),
  },
  { name: 'create', path: '/o/opportunity?create=opportunity', seen: (page) => dialog(page).getByLabel('商机名称') },
  { name: 'cockpit', path: '/cockpit', seen: (page) => page.getByRole('main').getByRole('rowheader') },
  {
    name: 'cockpit-past',
    path: '/cockpit?asOf=2026-06-30&rows=owner&columns=outcome',
    seen: (page) => page.getByRole('main').getByRole('rowheader'),
  },
  {
    name: 'cockpit-records',
    path: '/cockpit',
    open: (page) => press(page, /^在途金额 /),
    seen: (page) => page.getByRole('dialog', { name: '数字背后的记录' }).getByRole('table').last(),
  },
  { name: 'notifications', path: '/notifications', seen: (page) => page.getByRole('heading', { name: '通知' }) },
  { name: 'approvals', path: '/approvals', seen: (page) => page.getByRole('heading', { name: '审批' }) },
  { name: 'notification-preferences', path: '/notifications?preferences=1', seen: (page) => page.getByRole('switch') },
  {
    name: 'bell',
    path: '/help',
    only: 'desktop',
    open: (page) => press(page, /^通知/),
    seen: (page) => page.getByText('查看全部'),
  },
  { name: 'people', path: '/people', seen: (page) => page.getByRole('main').getByText('叶玲哲') },
  {
    name: 'roles',
    path: '/people?tab=roles',
    seen: (page) => page.getByRole('main').getByRole('button', { name: '销售代表', exact: true }),
  },
  { name: 'access-log', path: '/people?tab=log', seen: (page) => page.getByRole('main').getByText('登录').first() },
  { name: 'person', path: '/people?person=$person', seen: (page) => dialog(page).getByText('名下的记录') },
  {
    name: 'invite',
    path: '/people',
    open: (page) => press(page, '邀请'),
    seen: (page) => page.getByRole('dialog', { name: '邀请同事' }),
  },
  {
    name: 'hand-over',
    path: '/people?person=$person',
    open: async (page) => {
      await dialog(page).getByRole('button', { name: '更多' }).click();
      await page.getByRole('menuitem', { name: '移交名下记录' }).click();
    },
    seen: (page) => page.getByRole('dialog', { name: /^移交/ }).getByRole('table'),
  },
  { name: 'settings', path: '/settings', seen: (page) => page.getByRole('link', { name: /^显示与习惯/ }) },
  ...SECTIONS.map((section) => ({
    name: `settings-${section}`,
    path: `/settings/${section}`,
    seen: (page: Page) =>
      page.getByRole('main').getByRole('heading', { level: 2 }).or(page.getByRole('main').getByRole('textbox')),
  })),
  { name: 'import', path: '/import', seen: (page) => page.getByRole('button', { name: '导入文件' }) },
  {
    name: 'import-mapping',
    path: '/import/new',
    open: async (page) => {
      const file = {
        name: '客户.csv',
        mimeType: 'text/csv',
        buffer: Buffer.from('客户名称,行业\n试验客户甲,不认识的行业\n'),
      };
      await page.locator('input[type=file]').setInputFiles(file);
      await press(page, '对应字段');
    },
    seen: (page) => page.getByRole('button', { name: '检查整个文件' }),
  },
  {
    name: 'import-check',
    path: '/import/new',
    open: async (page) => {
      const file = {
        name: '客户.csv',
        mimeType: 'text/csv',
        buffer: Buffer.from('客户名称,行业\n试验客户甲,不认识的行业\n'),
      };
      await page.locator('input[type=file]').setInputFiles(file);
      await press(page, '对应字段');
      await press(page, '检查整个文件');
    },
    seen: (page) => page.getByText('不认识的行业', { exact: true }),
  },
  { name: 'funnels', path: '/funnels', seen: rows },
  {
    name: 'designer',
    path: `/funnels/${QUIET_FUNNEL}?version=$draft`,
    seen: (page) => page.getByRole('main').getByText('客户的联系人至少有 1 条'),
  },
  ...['transitions', 'compare', 'history'].map((view) => ({
    name: `designer-${view}`,
    path: `/funnels/${QUIET_FUNNEL}?version=$draft&view=${view}`,
    seen: (page: Page) => page.getByRole('main').getByRole('radiogroup'),
  })),
  { name: 'funnel-library', path: '/funnel-library', seen: (page) => page.getByRole('heading', { level: 1 }) },
  {
    name: 'funnel-feedback',
    path: '/funnels/equipment/feedback',
    seen: (page) => page.getByRole('main').getByRole('heading', { level: 2 }),
  },
  {
    name: 'replay',
    path: `/funnels/${QUIET_FUNNEL}/replay?version=$draft`,
    seen: (page) => page.getByRole('main').getByRole('status'),
  },
  { name: 'help', path: '/help', seen: (page) => page.getByText('指标口径') },
  {
    name: 'keys',
    path: '/help',
    only: 'desktop',
    open: (page) => page.keyboard.press('?'),
    seen: (page) => page.getByRole('dialog', { name: '键盘快捷键' }),
  },
  {
    name: 'palette',
    path: '/help',
    open: async (page) => {
      await press(page, /^搜索/);
      await page.getByRole('combobox', { name: '搜索记录和页面' }).fill('智能');
    },
    seen: (page) => page.getByRole('option').first(),
  },
  {
    name: 'tour',
    path: '/help',
    open: (page) => press(page, '开始导览'),
    seen: (page) => page.getByRole('dialog', { name: '先看差距' }),
  },
  { name: 'not-found', path: '/no-such-page', seen: (page) => page.getByRole('main').getByText('没有这个页面') },
];
