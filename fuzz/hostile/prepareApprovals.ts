import { type Ask, asking, type Keep, keeping, type Made } from './ask.ts';
import type { Company } from './company.ts';
import { type Persona, STRANGER } from './personas.ts';
import { GATE } from './sound/funnels.ts';
import { file } from './sound/imports.ts';

const DEALS = 8;
type Outcomes = { outcomes: { id?: string }[] };

/** Deals of one's own with a quotation for others to look at, and delegations, which a token may not make. */
export async function prepareDeals(ask: Ask, keep: Keep, { name }: Persona, company: Company): Promise<void> {
  if (name === STRANGER) return;
  const uploaded = await ask<{ id: string }>('POST', '/api/files', file());
  const values = {
    account: company.east.account![0],
    amount: '100',
    expectedCloseDate: '2026-12-31',
    need: '需要',
    quotation: uploaded ? [uploaded.id] : null,
  };
  const records = Array.from({ length: DEALS }, (_, index) => ({ values: { ...values, name: `备${index}` } }));
  const created = await ask<Outcomes>('POST', '/api/records/opportunity', { records });
  const ids = (created?.outcomes ?? []).flatMap(({ id }) => id ?? []);
  keep('deals', ...ids);
  if (uploaded) company.papers.push(...ids.map((record) => ({ record, file: uploaded.id })));
  for (let year = 2090; year < 2094; year++) {
    const days = { fromDay: `${year}-01-01`, toDay: `${year}-01-05` };
    const to = company.spare.users[0];
    const answer = await ask<{ given: { id: string }[] }>('POST', '/api/approvals/delegations', { to, ...days });
    if (year === 2093) keep('delegations', ...(answer?.given ?? []).map(({ id }) => id));
  }
}

/** Approvals of half of the deals, asked by who has them; then everybody knows what waits for whom. */
export async function prepareApprovals(
  port: number,
  personas: readonly Persona[],
  madeBy: ReadonlyMap<string, Made>,
): Promise<void> {
  for (const persona of personas) {
    const made = madeBy.get(persona.name)!;
    const half = made.deals?.slice(0, DEALS / 2) ?? [];
    for (const id of half) {
      const wish = { object: 'opportunity', id, gate: GATE, to: 'solution' };
      const asked = await asking(port, persona)<{ id: string }>('POST', '/api/approvals', wish);
      keeping(made)('asked', asked?.id);
    }
  }
  for (const persona of personas) {
    const path = '/api/approvals?box=waiting';
    const waiting = await asking(port, persona)<{ items: { id: string }[] }>('GET', path);
    keeping(madeBy.get(persona.name)!)('waiting', ...(waiting?.items ?? []).map(({ id }) => id));
  }
}
