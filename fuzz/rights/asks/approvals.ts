import type { ApprovalBody, ApprovalList } from '#contract/approvals.ts';
import { sees } from '../oracle.ts';
import { type Asking, factsOf } from '../reader.ts';

const LIST = 'GET /api/approvals';
const COUNT = 'GET /api/approvals/count';
const ONE = 'GET /api/approvals/{id}';
const DECIDE = 'POST /api/approvals/{id}/decision';
const WITHDRAW = 'POST /api/approvals/{id}/withdraw';
const NOBODY = '00000000-0000-4000-8000-000000000000';

/**
 * Whoever is asked sees what is asked, with the record's name, amount and owner and no more, though the record be hidden;
 * whoever sees the record sees it too; for all others it never was.
 */
export async function askApprovals(asking: Asking): Promise<void> {
  const { world, reader } = asking;
  const isAsked = (people: readonly number[]) => people.some((one) => world.people[one] === reader);
  const waiting = world.approvals.filter(({ fact, people }) => isAsked(people) && !fact.deleted);
  const { body } = await asking.get<ApprovalList>('/api/approvals?box=waiting');
  asking.sameFacts(
    LIST,
    'deals that wait for my approval',
    factsOf(world, 'opportunity'),
    waiting.map(({ fact }) => fact),
    body.items.map(({ record }) => record),
  );
  const { body: count } = await asking.get<{ waiting: number }>('/api/approvals/count');
  asking.same(COUNT, 'how many wait for me', waiting.length, count.waiting);
  // The readers asked for none, and decide on none that they are asked about.
  for (const box of ['asked', 'done']) {
    const others = await asking.get<ApprovalList>(`/api/approvals?box=${box}`);
    asking.same(LIST, `${box} by me`, [[], null], [others.body.items, others.body.next]);
  }
  const never = await asking.get(`/api/approvals/${NOBODY}`);
  for (const { id, fact, owner, people } of world.approvals) {
    const asked = isAsked(people);
    const open = sees(world, reader, fact) && !fact.deleted;
    const one = await asking.get<ApprovalBody>(`/api/approvals/${id}`);
    asking.same(ONE, `of ${fact.code}`, asked || open ? 200 : 404, one.status);
    if (one.status !== 200) asking.same(ONE, `of ${fact.code}, hidden like what never was`, never.text, one.text);
    else {
      const { subject, mayOpen } = one.body;
      const told = [subject.title, Number(subject.amount), subject.owner?.id, mayOpen, one.text.includes(fact.code)];
      const asWas = owner === null ? undefined : world.people[owner]!.id;
      asking.same(
        ONE,
        `what is told of ${fact.code}`,
        [fact.title, fact.amount, asWas, open, fact.title.includes(fact.code)],
        told,
      );
    }
    if (asked) continue;
    const decided = await asking.ask('POST', `/api/approvals/${id}/decision`, { approved: true });
    asking.same(DECIDE, `of ${fact.code}`, 404, decided.status);
    const withdrawn = await asking.ask('POST', `/api/approvals/${id}/withdraw`);
    asking.same(WITHDRAW, `of ${fact.code}`, 404, withdrawn.status);
  }
}
