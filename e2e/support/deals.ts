import type { BrowserContext } from 'playwright-core';
import { post, write } from './company.ts';
import { create } from './records.ts';

const READY = { need: '产线改造', budget: '900000', expectedCloseDate: '2027-03-31', paymentTerms: '3-6-1' };
const STARTS = ['qualify', 'need', 'solution'];

/** A deal in 方案呈现 that lacks no field for 商务谈判. */
export async function presentedDeal(context: BrowserContext, name = '智能产线一期'): Promise<string> {
  const account = await create(context, 'account', { name: '沃岭机电有限公司' });
  const decisionMaker = await create(context, 'contact', { name: '季文博', account });
  const ready = { amount: '1280000', need: '产线改造', budget: '1300000', expectedCloseDate: '2027-03-31' };
  return create(context, 'opportunity', { name, account, decisionMaker, ...ready, stage: 'solution' });
}

/**
 * Deals of an owner, of all sizes up to a million. Two of three have a decision maker and a quotation that the manager has
 * confirmed; the others lack them for good.
 */
export async function manyDeals(owner: BrowserContext, manager: BrowserContext, count: number): Promise<string[]> {
  const account = await create(owner, 'account', { name: `客户${crypto.randomUUID()}` });
  const decisionMaker = await create(owner, 'contact', { name: '季文博', account });
  const ids: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const amount = String(100_000 * (1 + (index % 10)));
    const values = { ...READY, account, decisionMaker, budgetConfirmed: true, name: `第 ${index + 1} 单`, amount };
    const id = await create(owner, 'opportunity', { ...values, stage: STARTS[index % STARTS.length] });
    ids.push(id);
    if (index % 3 === 2) continue;
    await create(owner, 'contactRole', { opportunity: id, contact: decisionMaker, role: 'decisionMaker' });
    const file = await upload(owner);
    await write(owner, 'PATCH', '/api/records/opportunity', { records: [{ id, values: { quotation: [file] } }] });
    await post(manager, '/api/documents/check', { object: 'opportunity', id, file, state: 'confirmed' });
  }
  return ids;
}

async function upload(context: BrowserContext): Promise<string> {
  const { csrf } = (await (await context.request.get('/api/session')).json()) as { csrf: string };
  const file = { name: '报价单.txt', mimeType: 'text/plain', buffer: Buffer.from('报价（章）') };
  const answer = await context.request.post('/api/files', { multipart: { file }, headers: { 'x-csrf-token': csrf } });
  if (!answer.ok()) throw new Error(await answer.text());
  return ((await answer.json()) as { id: string }).id;
}
