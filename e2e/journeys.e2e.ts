import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Look, launch, PHONE, shot, type Visitor, visit } from './support/browser.ts';
import { ADMIN } from './support/company.ts';
import { demoCompany, enterAs as enter, type Persona } from './support/demo.ts';
import { choose, currentStage, expectGone, expectShown, fillIn } from './support/page.ts';
import { create, valuesOf } from './support/records.ts';
import { startServer } from './support/server.ts';

/** What people do all day, each in a browser of their own; what they need is made first, so that every run finds the same. */
let browser: Browser;
let visitors: Visitor[] = [];
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());
afterEach(async () => {
  const complaints = visitors.flatMap((visitor) => visitor.complaints);
  await Promise.all(visitors.map(({ context }) => context.close()));
  visitors = [];
  expect(complaints, 'the console stays silent').toEqual([]);
});

async function arrive(address: string, look: Look = {}): Promise<Visitor> {
  const visitor = await visit(browser, address, look);
  visitors.push(visitor);
  return visitor;
}

describe('in the demo company', () => {
  async function enterAs(persona: Persona, look: Look = {}): Promise<Visitor> {
    const visitor = await enter(browser, persona, look);
    visitors.push(visitor);
    return visitor;
  }

  /** A deal in the first stage of the integration funnel that only lacks its need to reach the third. */
  async function aDeal({ context }: Visitor, name: string): Promise<string> {
    const account = await create(context, 'account', { name: `${name}客户有限公司` });
    const values = { name, account, amount: '860000', expectedCloseDate: '2027-03-31', productLine: 'integration' };
    return create(context, 'opportunity', values);
  }
  const aLead = ({ context }: Visitor, company: string) =>
    create(context, 'lead', { name: `${company} 排产`, company, contactName: '陆思远', source: 'tradeFair' });

  /** The integration funnel, narrowed to the cards that carry the text. */
  async function openBoard(page: Page, text: string): Promise<void> {
    await page.goto(`/board?funnel=integration&q=${encodeURIComponent(text)}`);
    await expectShown(page.getByRole('region', { name: '立项接洽' }).getByText(text));
  }

  test('a rep on the road moves a card, is asked for what is missing, arrives, and takes it back', async () => {
    const rep = await enterAs('rep', { size: PHONE });
    const { page } = rep;
    const id = await aDeal(rep, '晨曦仓储调度');
    await openBoard(page, '晨曦仓储调度');
    await shot(page, 'journey-phone-board');
    await page.getByRole('button', { name: '移动 晨曦仓储调度' }).click();
    await page.getByRole('menuitem', { name: '方案设计' }).click();

    const gate = page.getByRole('dialog', { name: '推进到方案设计' });
    await expectShown(gate.getByText('4 项条件，还差 1 项'));
    await gate.getByLabel('需求').fill('两座仓库的出入库要统一调度');
    await shot(page, 'journey-phone-gate');
    await gate.getByRole('button', { name: '补齐后推进' }).click();
    await expectShown(page.getByText('晨曦仓储调度 已移到方案设计'));
    expect(await valuesOf(rep.context, 'opportunity', id)).toMatchObject({ stage: 'design' });
    await shot(page, 'journey-phone-moved');

    await page.getByRole('button', { name: /^撤销/ }).click();
    await expectShown(page.getByText('已撤销，回到原阶段'));
    await expectShown(page.getByRole('button', { name: '立项接洽 1' }));
    expect(await valuesOf(rep.context, 'opportunity', id)).toMatchObject({ stage: 'qualify' });
  });

  test('a rep on the road notes a call, and reads it in the timeline', async () => {
    const rep = await enterAs('rep', { size: PHONE });
    const { page } = rep;
    const id = await aDeal(rep, '海岳质检平台');
    await page.goto(`/o/opportunity/${id}`);
    await page.getByRole('button', { name: '记跟进' }).click();
    await page.getByRole('textbox', { name: '记一次跟进' }).fill('客户确认了验收口径，下周看样机');
    await page.getByLabel('下一步', { exact: true }).last().fill('约样机演示');
    await shot(page, 'journey-phone-follow-up');
    await page.getByRole('button', { name: '保存', exact: true }).click();
    await expectShown(page.getByText('跟进已保存'));
    await expectShown(page.getByRole('listitem').getByText('客户确认了验收口径，下周看样机'));
    expect(await valuesOf(rep.context, 'opportunity', id)).toMatchObject({ nextStep: '约样机演示' });
    await page.getByText('客户确认了验收口径，下周看样机').scrollIntoViewIfNeeded();
    await shot(page, 'journey-phone-timeline');
  });

  test('a manager finds a deal by the initials of its pinyin', async () => {
    const manager = await enterAs('manager');
    const { page } = manager;
    await aDeal(manager, '云岭能源监控');
    await page.goto('/board');
    await page.getByRole('heading', { name: '看板' }).waitFor();
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: '搜索记录和页面' }).fill('ylnyjk');
    await expectShown(page.getByRole('group', { name: '商机' }).getByRole('option', { name: '云岭能源监控' }));
    await shot(page, 'journey-search');
    await page.getByRole('group', { name: '商机' }).getByRole('option', { name: '云岭能源监控' }).click();
    await expectShown(page.getByRole('heading', { name: '云岭能源监控', level: 1 }));
  });

  test('a manager drags a card to the next stage', async () => {
    const manager = await enterAs('manager');
    const { page } = manager;
    const id = await aDeal(manager, '北辰产线改造');
    await openBoard(page, '北辰产线改造');
    const card = page.getByRole('button', { name: /^北辰产线改造客户有限公司/ });
    const target = page.getByRole('region', { name: '需求调研' });
    await drag(page, card, target);
    await expectShown(page.getByText('北辰产线改造 已移到需求调研'));
    await expectShown(target.getByRole('button', { name: /^北辰产线改造客户有限公司/ }));
    await shot(page, 'journey-dragged');
    expect(await valuesOf(manager.context, 'opportunity', id)).toMatchObject({ stage: 'need' });
  });

  test('sales sends a lead of marketing back, with a reason', async () => {
    const manager = await enterAs('manager');
    const { page } = manager;
    const id = await aLead(manager, '远望包装材料有限公司');
    await page.goto(`/o/lead/${id}`);
    await page.getByRole('button', { name: '推进到市场认可(MQL)' }).click();
    await expectShown(currentStage(page).filter({ hasText: '市场认可(MQL)' }));
    await shot(page, 'journey-lead-mql');
    await page.getByRole('button', { name: '退回', exact: true }).click();
    const gate = page.getByRole('dialog', { name: '标为退回培育' });
    await choose(page, gate.getByLabel('退回原因'), '没有预算');
    await gate.getByLabel('退回说明').fill('今年的预算已经用完');
    await shot(page, 'journey-lead-reject');
    await gate.getByRole('button', { name: '标为退回培育' }).click();
    await expectShown(currentStage(page).filter({ hasText: '退回培育' }));
    expect(await valuesOf(manager.context, 'lead', id)).toMatchObject({ stage: 'recycled', rejectReason: 'noBudget' });
  });

  test('a lead that sales accepts becomes an account, a contact and a deal that know each other', async () => {
    const manager = await enterAs('manager');
    const { page } = manager;
    const id = await aLead(manager, '青屿精密制造有限公司');
    await page.goto(`/o/lead/${id}`);
    await page.getByRole('button', { name: '推进到市场认可(MQL)' }).click();
    await page.getByRole('button', { name: '接受', exact: true }).click();
    await page.getByRole('button', { name: '转为商机' }).click();
    const dialog = page.getByRole('dialog', { name: '转为客户、联系人和商机' });
    await dialog.getByLabel('商机名称').fill('青屿排产系统');
    await dialog.getByLabel('金额').fill('460000');
    await shot(page, 'journey-convert');
    await dialog.getByRole('button', { name: '转为商机' }).click();

    const deal = page.getByRole('dialog', { name: '商机', exact: true });
    await expectShown(deal.getByRole('heading', { name: '青屿排产系统' }));
    await expectShown(deal.getByRole('link', { name: '青屿精密制造有限公司' }));
    await expectShown(deal.getByRole('link', { name: '青屿精密制造有限公司 排产' }));
    await shot(page, 'journey-converted');
    const lead = await valuesOf(manager.context, 'lead', id);
    const opportunity = await valuesOf(manager.context, 'opportunity', String(lead.opportunity));
    expect(opportunity).toMatchObject({ lead: id, account: lead.account });
    expect(await valuesOf(manager.context, 'contact', String(lead.contact))).toMatchObject({
      name: '陆思远',
      account: lead.account,
    });
  });

  test('a list is filtered and sorted; a field is changed in place; a deal goes to the bin and comes back', async () => {
    const manager = await enterAs('manager');
    const { page } = manager;
    const id = await aDeal(manager, '望岳视觉检测');
    await page.goto('/o/opportunity');
    await page.getByRole('button', { name: '添加条件' }).click();
    await choose(page, page.getByRole('combobox', { name: '字段' }), '阶段');
    await choose(page, page.getByRole('combobox', { name: '阶段' }), '初步接洽 / 立项接洽');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: '应用' }).click();
    await expectShown(page.getByRole('button', { name: /^去掉条件 阶段/ }));
    await page.getByRole('button', { name: '金额', exact: true }).click();
    await expectShown(page.getByRole('columnheader', { name: '金额' }).and(page.locator('[aria-sort="ascending"]')));
    await page.getByRole('button', { name: '金额', exact: true }).click();
    await expectShown(page.getByRole('columnheader', { name: '金额' }).and(page.locator('[aria-sort="descending"]')));
    await shot(page, 'journey-list');
    await page.getByLabel('筛选商机').fill('望岳视觉');
    await page.getByRole('link', { name: '望岳视觉检测', exact: true }).click();

    const deal = page.getByRole('dialog', { name: '商机', exact: true });
    await deal.getByRole('button', { name: '修改金额' }).click();
    await fillIn(deal.getByRole('form', { name: '金额' }).getByRole('spinbutton'), '912000');
    await expectShown(deal.getByRole('listitem').getByText('改了金额'));
    expect(Number((await valuesOf(manager.context, 'opportunity', id)).amount)).toBe(912_000);
    await shot(page, 'journey-drawer');

    await deal.getByRole('button', { name: '更多操作' }).click();
    await page.getByRole('menuitem', { name: '移到回收站' }).click();
    await expectShown(page.getByText('已把“望岳视觉检测”移到回收站'));
    await expectGone(page.getByRole('link', { name: '望岳视觉检测', exact: true }));
    await page.getByRole('button', { name: /^撤销/ }).click();
    await expectShown(page.getByRole('link', { name: '望岳视觉检测', exact: true }));
  });

  test('who is not signed in signs in first, and comes to the page that was asked for', async () => {
    const { page } = await arrive((await demoCompany()).address);
    await page.goto('/o/lead?view=mine');
    await page.getByLabel('邮箱').fill('nobody@journey.example');
    await page.getByLabel('密码').fill('certainly-not-this-one');
    await page.getByRole('button', { name: '登录' }).click();
    await expectShown(page.getByRole('alert').getByText('忘记密码？请管理员发一个一次性登录链接。'));
    await shot(page, 'journey-sign-in');
    await page.getByRole('button', { name: /^销售经理|^区域销售经理|^主管/ }).click();
    await expectShown(page.getByRole('heading', { name: '线索', level: 1 }));
    expect(page.url()).toContain('/o/lead?view=mine');
  });
});

test('a blank installation is set up, and its empty board says how to begin', async () => {
  const server = await startServer(['--blank']);
  const { page, context } = await arrive(server.address);
  try {
    await page.goto('/');
    await page.getByLabel('公司名称').fill('新生公司');
    await page.getByLabel('姓名').fill(ADMIN.name);
    await page.getByLabel('邮箱').fill(ADMIN.email);
    await page.getByLabel('密码').fill(ADMIN.password);
    await shot(page, 'journey-set-up');
    await page.getByRole('button', { name: '完成并进入' }).click();
    await expectShown(page.getByRole('heading', { name: '今天', level: 1 }));
    await page.getByRole('link', { name: '看板' }).click();
    await expectShown(page.getByText('这个漏斗里还没有商机'));
    await expectShown(page.getByRole('button', { name: '新建商机' }));
    await shot(page, 'journey-empty-board');
  } finally {
    // The page listens to the server; it goes first.
    await context.close();
    await server.stop();
  }
});

/** By hand: pick up, carry over, let go. */
async function drag(page: Page, what: ReturnType<Page['locator']>, onto: ReturnType<Page['locator']>): Promise<void> {
  await what.hover();
  await page.mouse.down();
  const box = (await onto.boundingBox())!;
  await page.mouse.move(box.x + box.width / 2, box.y + 220, { steps: 12 });
  await expectShown(page.getByText('在需求调研上方'));
  await page.mouse.up();
}
