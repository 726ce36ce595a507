import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launch, PHONE, type Visitor, visit } from './support/browser.ts';
import { post, setUp, write } from './support/company.ts';
import { askDatabase, holdInDatabase } from './support/database.ts';
import { choose, expectGone, expectShown } from './support/page.ts';
import { create, me } from './support/records.ts';
import { type RunningServer, startServer } from './support/server.ts';

/** An organisation in motion, and what one sets for oneself: looked up in the database afterwards. */
const LIN = { name: '林小夏', email: 'lin@people.example', password: 'a-long-enough-password-8' };
const ZHOU = { name: '周明远', email: 'zhou@people.example', password: 'a-long-enough-password-9' };
const NEW_PASSWORD = 'quite-another-password-10';
const TASKS = 2000;

let server: RunningServer;
let browser: Browser;
let admin: Visitor;
let lin: Visitor;
let page: Page;
let ids: { lin: string; zhou: string; east: string; south: string };

const signIn = (visitor: Visitor, email: string, password: string) =>
  visitor.context.request.post('/api/session', { data: { email, password } });
const dialog = (name: string | RegExp): Locator => page.getByRole('dialog', { name });
const ask = <Row>(question: (ws: string) => string) => askDatabase<Row>(server, question);

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(['--blank']), launch()]);
  [admin, lin] = await Promise.all([visit(browser, server.address), visit(browser, server.address)]);
  page = admin.page;
  await setUp(admin.context, '晨星智造');
  type Made = { outcomes: { id: string }[] };
  const department = (name: string) => post<{ id: string }>(admin.context, '/api/departments', { name });
  const [east, south] = [await department('华东大区'), await department('华南大区')];
  const users = [LIN, ZHOU].map((one) => ({ ...one, roles: ['rep'], departmentId: east.id }));
  const [first, second] = (await post<Made>(admin.context, '/api/users', { users })).outcomes;
  ids = { lin: first!.id, zhou: second!.id, east: east.id, south: south.id };
  expect((await signIn(lin, LIN.email, LIN.password)).ok()).toBe(true);
});
afterAll(async () => {
  const complaints = [...(admin?.complaints ?? []), ...(lin?.complaints ?? [])];
  await browser?.close();
  await server?.stop();
  expect(complaints, 'the console stays silent').toEqual([]);
});

test('a department is dragged into another: first one is told who sees more, then it stands there', async () => {
  await page.goto('/people');
  const node = (name: string) => page.getByRole('tree').getByText(name, { exact: true });
  await node('华南大区').dragTo(node('华东大区'));
  await expectShown(dialog('移动“华南大区”').getByText('过去的报表保持原样。'));
  await dialog('移动“华南大区”').getByRole('button', { name: '移动', exact: true }).click();
  const parent = async () =>
    (await ask<{ parent_id: string }>((ws) => `select parent_id from ${ws}.department where id = '${ids.south}'`))[0];
  await expect.poll(parent).toEqual({ parent_id: ids.east });
});

test('thousands of records are handed over; stopped, nothing has moved', async () => {
  for (let made = 0; made < TASKS; made += 1000) {
    const records = Array.from({ length: 1000 }, (_, index) => ({ values: { name: `待办 ${made + index}` } }));
    await post(lin.context, '/api/records/task', { records });
  }
  const owned = async () =>
    (
      await ask<{ owner_id: string; count: number }>(
        (ws) => `select owner_id, count(*)::int from ${ws}.task group by owner_id`,
      )
    ).map(({ owner_id, count }) => ({ [owner_id]: count }));

  await page.goto(`/people?person=${ids.lin}`);
  await dialog(LIN.name).getByRole('button', { name: '更多' }).click();
  await page.getByRole('menuitem', { name: '移交名下记录' }).click();
  const giving = dialog(/^移交/);
  await choose(page, giving.getByRole('combobox', { name: '接手人' }), ZHOU.name);
  const letGo = await holdInDatabase(server, (ws) => `select 1 from ${ws}.task where name = '待办 7' for update`);
  await giving.getByRole('button', { name: '移交', exact: true }).click();
  await expectShown(giving.getByRole('progressbar'));
  const stopped = page.waitForResponse((answer) => answer.request().method() === 'DELETE');
  await giving.getByRole('button', { name: '停止' }).click();
  expect((await stopped).ok()).toBe(true);
  await letGo();
  await expectShown(page.getByText('已停止，没有改动任何记录'));
  expect(await owned()).toEqual([{ [ids.lin]: TASKS }]);

  await giving.getByRole('button', { name: '移交', exact: true }).click();
  await expectShown(page.getByText('已移交 2,000 条记录'));
  await expectGone(giving);
  expect(await owned()).toEqual([{ [ids.zhou]: TASKS }]);
});

test('a changed password ends the other devices; the old one opens nothing', async () => {
  const phone = await visit(browser, server.address, { size: PHONE });
  expect((await signIn(phone, LIN.email, LIN.password)).ok()).toBe(true);
  await lin.page.goto('/settings/security');
  await lin.page.getByLabel('当前密码').fill(LIN.password);
  await lin.page.getByLabel('新密码', { exact: true }).fill(NEW_PASSWORD);
  await lin.page.getByLabel('再输一次新密码').fill(NEW_PASSWORD);
  await lin.page.getByRole('button', { name: '保存' }).click();
  await expectShown(lin.page.getByText('密码已修改，其他设备已退出登录'));
  await phone.page.goto('/today');
  await expectShown(phone.page.getByLabel('密码'));
  expect((await signIn(phone, LIN.email, LIN.password)).status()).toBe(401);

  // One device is ended by its line, the rest at once; this one stays.
  const others = await Promise.all([1, 2, 3].map(() => visit(browser, server.address)));
  for (const other of others) expect((await signIn(other, LIN.email, NEW_PASSWORD)).ok()).toBe(true);
  const alive = async () => {
    const answers = await Promise.all(others.map(({ context }) => context.request.get('/api/session')));
    return answers.filter((answer) => answer.ok()).length;
  };
  await lin.page.reload();
  await lin.page.getByRole('button', { name: '退出', exact: true }).first().click();
  await expect.poll(alive).toBe(2);
  await lin.page.getByRole('button', { name: '退出其他所有设备' }).click();
  await expect.poll(alive).toBe(0);
  expect(await me(lin.context)).toMatchObject({ id: ids.lin });
  await Promise.all([phone, ...others].map(({ context }) => context.close()));
});

test('a token opens the API in my name until it is revoked', async () => {
  await lin.page.goto('/settings/tokens');
  await lin.page.getByLabel('用途').fill('财务同步');
  await lin.page.getByRole('button', { name: '生成' }).click();
  const token = (await lin.page.getByRole('status').locator('code').innerText()).trim();
  const call = () => fetch(`${server.address}/api/session`, { headers: { authorization: `Bearer ${token}` } });
  expect(await (await call()).json()).toMatchObject({ user: { id: ids.lin } });
  await lin.page.reload();
  expect(await lin.page.getByText(token).count()).toBe(0);
  await lin.page.getByRole('button', { name: '撤销' }).click();
  await lin.page.getByRole('tooltip').getByRole('button', { name: '撤销' }).click();
  await expectShown(lin.page.getByText('还没有令牌'));
  expect((await call()).status).toBe(401);
});

test('what is due is told of in the morning, unless one has switched that off', async () => {
  // Somewhere it is morning already, and not yet night.
  const hourIn = (timeZone: string) =>
    Number(new Intl.DateTimeFormat('en', { timeZone, hour: 'numeric', hourCycle: 'h23' }).format(new Date()));
  const zones = ['Asia/Shanghai', 'Europe/London', 'America/Los_Angeles'];
  const timeZone = zones.find((zone) => hourIn(zone) >= 9 && hourIn(zone) < 23)!;
  await write(lin.context, 'POST', '/api/session/preferences', { timeZone });
  const dueDate = new Intl.DateTimeFormat('sv', { timeZone }).format(new Date());
  const remindOf = async (name: string) => {
    const id = await create(lin.context, 'task', { name, dueDate });
    await ask((ws) => `update ${ws}.task set created_at = now() - interval '2 days' where id = '${id}'`);
    await ask(() => `select graphile_worker.add_job('remind', '{}')`);
    await expect
      .poll(() => ask(() => `select id from graphile_worker.jobs where task_identifier = 'remind'`))
      .toEqual([]);
  };
  const told = async () =>
    (await ask((ws) => `select 1 from ${ws}.notification where user_id = '${ids.lin}' and kind = 'due'`)).length;
  await lin.page.goto('/notifications?preferences=1');
  const wish = lin.page.getByRole('switch', { name: /到期/ });
  const saved = () => lin.page.waitForResponse((answer) => answer.request().method() === 'PUT' && answer.ok());
  await Promise.all([saved(), wish.click()]);
  const before = await told();
  await remindOf('不必提醒的任务');
  expect(await told()).toBe(before);
  await Promise.all([saved(), wish.click()]);
  await remindOf('要提醒的任务');
  expect(await told()).toBe(before + 1);
  await lin.page.goto('/notifications');
  await expectShown(lin.page.getByRole('main').getByText(/要提醒的任务/));
});

test('notifications, time zone and density are as I wish them', async () => {
  const told = () =>
    ask<{ kind: string }>(
      (ws) => `select kind from ${ws}.notification where user_id = '${ids.lin}' and kind <> 'due' order by id`,
    );
  const assign = (name: string) => create(admin.context, 'account', { name, owner: ids.lin });
  await lin.page.goto('/notifications?preferences=1');
  const wish = lin.page.getByRole('switch', { name: /分配给我/ });
  await wish.click();
  await expect
    .poll(() => ask((ws) => `select user_id from ${ws}.notification_preference where not app`))
    .toHaveLength(1);
  await assign('不必告诉的客户');
  // A mention that comes after it is told, so the assignment was passed over by then.
  const account = await create(lin.context, 'account', { name: '自己的客户' });
  const note = { kind: 'call', at: new Date().toISOString(), content: '@林小夏 看一下', mentions: [ids.lin], account };
  await create(admin.context, 'activity', note);
  await expect.poll(told).toEqual([{ kind: 'mentioned' }]);
  await wish.click();
  await expect.poll(() => ask((ws) => `select user_id from ${ws}.notification_preference where not app`)).toEqual([]);
  await assign('要告诉的客户');
  await expect.poll(told).toEqual([{ kind: 'mentioned' }, { kind: 'assigned' }]);

  await lin.page.goto('/settings/display');
  const saved = () => lin.page.getByRole('status').filter({ hasText: '已保存' });
  const zone = lin.page.getByLabel('我的时区');
  await zone.click();
  await zone.fill('Auckland');
  await lin.page.keyboard.press('Enter');
  await expectShown(saved());
  await lin.page.getByText('紧凑', { exact: true }).click();
  const kept = async () =>
    ((await (await lin.context.request.get('/api/session')).json()) as { user: Record<string, unknown> }).user;
  await expect.poll(kept).toMatchObject({ timeZone: 'Pacific/Auckland', density: 'compact' });
  await lin.page.goto(`/o/account/${account}`);
  const { createdAt } = await valuesOfAccount(account);
  const parts = { timeZone: 'Pacific/Auckland', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  const clock = new Intl.DateTimeFormat('en', parts).format(new Date(createdAt));
  await expectShown(lin.page.getByText(new RegExp(`创建于.*${clock}`)));
  expect(await lin.page.evaluate(() => document.documentElement.dataset.density)).toBe('compact');
});

async function valuesOfAccount(id: string): Promise<{ createdAt: string }> {
  const answer = await lin.context.request.get(`/api/records/account/${id}`);
  return ((await answer.json()) as { record: { values: { createdAt: string } } }).record.values;
}
