import type { Page } from 'playwright-core';
import { post } from '../support/company.ts';
import { settle } from './picture.ts';

type Answer = { records: { id: string }[] };

/** The largest open deal that the reader sees and that has a decision maker. */
export async function largestDeal(page: Page): Promise<string> {
  const { records } = await post<Answer>(page.context(), '/api/records/opportunity/query', {
    limit: 1,
    columns: ['name'],
    sort: [{ field: 'amount', descending: true }],
    filter: {
      all: [
        { field: 'stageKind', op: 'eq', value: 'open' },
        { field: 'decisionMaker', op: 'notEmpty' },
      ],
    },
  });
  const [deal] = records;
  if (!deal) throw new Error('The demo has no open deal with a decision maker');
  return deal.id;
}

export async function openDeal(page: Page): Promise<void> {
  await page.goto(`/o/opportunity/${await largestDeal(page)}`);
  await settle(page);
}
