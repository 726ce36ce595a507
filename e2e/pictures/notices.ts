import type { Browser } from 'playwright-core';
import { visit } from '../support/browser.ts';
import { post } from '../support/company.ts';
import { create } from '../support/records.ts';

type Answer = { records: { id: string }[] };
type Session = { user: { id: string } };

/** Colleagues mention the rep and give the rep something to do, so that there is something to be notified of. */
export async function tellTheRep(browser: Browser, address: string): Promise<void> {
  const { context: rep } = await visit(browser, address);
  const { context: manager } = await visit(browser, address);
  try {
    await rep.request.post('/api/demo/sign-in', { data: { persona: 'rep' } });
    await manager.request.post('/api/demo/sign-in', { data: { persona: 'manager' } });
    const { user } = (await (await rep.request.get('/api/session')).json()) as Session;
    const { records } = await post<Answer>(manager, '/api/records/opportunity/query', {
      limit: 2,
      columns: ['name'],
      sort: [{ field: 'amount', descending: true }],
      filter: {
        all: [
          { field: 'stageKind', op: 'eq', value: 'open' },
          { field: 'owner', op: 'eq', value: user.id },
        ],
      },
    });
    for (const [index, { id }] of records.entries()) {
      await create(manager, 'activity', {
        kind: 'call',
        at: new Date().toISOString(),
        content: index === 0 ? '客户问到二期的时间，请本周给一个书面答复。' : '招标文件下周发，先把资质准备好。',
        opportunity: id,
        mentions: [user.id],
      });
    }
    await create(manager, 'task', { name: '准备资质文件', owner: user.id, opportunity: records[0]?.id });
  } finally {
    await rep.close();
    await manager.close();
  }
}
