import type { Queryable } from '#server/platform/sql.ts';
import { type Ask, asking, type Keep, keeping, type Made } from './ask.ts';
import type { Company } from './company.ts';
import { type Persona, STRANGER, signIn } from './personas.ts';
import { prepareDeals } from './prepareApprovals.ts';
import { prepareFunnels } from './prepareFunnels.ts';
import { beginHandOver } from './queries.ts';
import { file, PLAN, whole } from './sound/imports.ts';

const MANY_ROWS = 6_000;
const times = <T>(count: number, one: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => one(index));

/** Lets a persona make what later requests are about, as far as it may; what is refused is simply not there. */
export async function prepare(
  { port, db }: { port: number; db: Queryable },
  persona: Persona,
  company: Company,
  made: Made,
): Promise<void> {
  const ask = asking(port, persona);
  const keep = keeping(made);
  const each = async (count: number, noun: string, method: string, path: string, body: (index: number) => unknown) => {
    for (let index = 0; index < count; index++) {
      keep(noun, (await ask<{ id: string | number }>(method, path, body(index)))?.id);
    }
  };
  const leads = times(8, (index) => ({ values: { name: `备${index}`, company: '公司', phone: '13800003333' } }));
  const created = await ask<{ outcomes: { id?: string }[] }>('POST', '/api/records/lead', { records: leads });
  keep('leads', ...(created?.outcomes ?? []).map(({ id }) => id));
  await each(4, 'uploads', 'POST', '/api/imports/uploads', () => file());
  await each(2, 'imports', 'POST', '/api/imports', () => whole());
  await each(1, 'files', 'POST', '/api/files', () => file());
  await each(3, 'views', 'POST', '/api/views', (index) => ({ place: 'board', name: `备${index}`, settings: {} }));
  await each(3, 'tokens', 'POST', '/api/tokens', (index) => ({ name: `备${index}` }));
  const mapping = { name: '备', headers: ['名称'], plan: PLAN };
  const mappings = await ask<{ mappings: { id: string }[] }>('PUT', '/api/imports/mappings', mapping);
  keep('mappings', ...(mappings?.mappings ?? []).map(({ id }) => id));
  const cancelled = await ask<{ id: number }>('POST', '/api/imports', whole(MANY_ROWS));
  if (cancelled) await ask('POST', `/api/imports/${cancelled.id}/cancel`);
  keep('cancelled', cancelled?.id);
  const first = { funnel: 'standard', perStage: 1 };
  const board = await ask<{ columns: { stage: string; nextCursor: string | null }[] }>('POST', '/api/board', first);
  keep('cursors', board?.columns.find(({ stage }) => stage === 'qualify')?.nextCursor ?? undefined);
  await prepareDeals(ask, keep, persona, company);
  if (persona.name === 'administrator') await prepareCompany(ask, keep, company, db);
}

/** What only who runs the company can make. */
async function prepareCompany(ask: Ask, keep: Keep, company: Company, db: Queryable): Promise<void> {
  const days = times(6, (index) => `2025-03-0${index + 1}`);
  await ask('PUT', '/api/settings/currencies', { currencies: ['USD', 'EUR'] });
  const rates = days.map((validFrom) => ({ currency: 'EUR', validFrom, rate: '7.5' }));
  await ask('POST', '/api/settings/rates', { rates });
  for (const day of days) await ask('PUT', `/api/settings/calendar/${day}`, { kind: 'off', name: '厂休' });
  keep('days', ...days);
  keep('rateDays', ...days);
  for (let turn = 1; turn <= 3; turn++) {
    const deal = { values: { name: '外币', amountInCurrency: '100', currency: 'EUR' } };
    await ask('POST', '/api/records/opportunity', { records: [deal] });
    const next = [{ currency: 'EUR', validFrom: '2026-01-01', rate: `8.${turn}` }];
    await ask('POST', '/api/settings/rates', { rates: next });
    keep('batches', (await ask<{ batch: number | null }>('POST', '/api/settings/rates/apply'))?.batch ?? undefined);
  }
  await prepareFunnels(ask, keep, company);
  const invited = times(4, (index) => ({
    name: `请${index}`,
    email: `invited${index}@${company.slug.replaceAll('_', '-')}.example`,
  }));
  const answer = await ask<{ outcomes: { id?: string }[] }>('POST', '/api/people/invitations', {
    people: invited,
    days: 3,
  });
  keep('invited', ...(answer?.outcomes ?? []).map(({ id }) => id));
  for (let count = 0; count < 8; count++) {
    const link = await ask<{ token: string }>('POST', `/api/users/${company.guest.id}/sign-in-link`);
    if (link) company.links.push(link.token);
  }
  await beginHandOver(db, `ws_${company.slug}`, company.guest.id);
}

/** Sessions that a person has elsewhere, which may be ended from here. */
export async function prepareSessions(port: number, persona: Persona, company: Company, made: Made): Promise<void> {
  if (persona.member === undefined || persona.kind !== 'person' || persona.name === STRANGER) return;
  await signIn(port, company.emails[persona.member]);
  const answer = await asking(port, persona)<{ sessions: { id: string; current: boolean }[] }>('GET', '/api/sessions');
  made.sessions = (answer?.sessions ?? []).flatMap(({ id, current }) => (current ? [] : [id]));
}
