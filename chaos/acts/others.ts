import type { ImportBody } from '#contract/imports.ts';
import type { ListAnswer, OutcomeBody } from '#contract/records.ts';
import { type Act, type Client, note, some } from '../client.ts';

/** A follow-up that speaks to a colleague: they are told of it, once. */
const mention: Act = {
  name: 'mention',
  weight: 4,
  async run(client) {
    const { door, ledger, colleague, account } = client;
    const mark = ledger.mark('mention');
    const values = { kind: 'call', at: '2025-01-05T02:00:00Z', content: mark, mentions: [colleague] };
    // Not about a deal, which may be in the bin before its turn comes: nobody is told of what they cannot open.
    const records = [{ values: { ...values, account } }];
    const answer = await door.ask<{ outcomes: OutcomeBody[] }>('/api/records/activity', { records });
    note(client, { mark, act: 'mention', size: 1 }, answer);
  },
};

const upload: Act = {
  name: 'upload',
  weight: 1,
  async run({ door, random, ledger }) {
    const mark = ledger.mark('upload');
    const form = new FormData();
    const content = mark.repeat(random.pick([1, 1_000, 50_000]));
    form.append('file', new Blob([content], { type: 'text/plain' }), `${mark.replaceAll(':', '-')}.txt`);
    const answer = await door.ask<{ id: string }>('/api/files', form);
    const written = answer.state === 'acknowledged' ? [{ id: answer.body.id, version: 0 }] : [];
    ledger.entries.push({ mark, act: 'upload', state: answer.state, size: content.length, written, seal: 'file' });
  },
};

const importDeals: Act = {
  name: 'import',
  weight: 2,
  async run({ door, random, ledger, isAdmin, imports }) {
    if (!isAdmin) return;
    const mark = ledger.mark('import');
    const size = random.pick([50, 400, 1500]);
    const rows = Array.from({ length: size }, (_, index) => `${mark}/${index},${mark},初步接洽,2025-01-02`);
    const columns = { 编号: 'externalId', 名称: 'name', 阶段: 'stage', 创建: 'createdAt' };
    const form = new FormData();
    form.append('plan', JSON.stringify({ object: 'opportunity', title: mark, batchSize: 100, columns }));
    form.append('file', new Blob([`编号,名称,阶段,创建\n${rows.join('\n')}\n`], { type: 'text/csv' }), '商机.csv');
    const answer = await door.ask<ImportBody>('/api/imports', form);
    ledger.add({ mark, act: 'import', state: answer.state, size, written: [], seal: 'import' });
    if (answer.state === 'acknowledged') imports.push({ id: answer.body.id, mark });
  },
};

/** Takes an import back, now and then after some of its records were changed, which are left then. */
const undoImport: Act = {
  name: 'undo of an import',
  weight: 3,
  async run(client) {
    const { door, random, ledger, imports } = client;
    const chosen = imports[random.between(0, imports.length - 1)];
    if (!chosen) return;
    const now = await door.ask<ImportBody>(`/api/imports/${chosen.id}`);
    if (now.state !== 'acknowledged' || now.body.state !== 'done') return;
    if (random.next() < 0.5) await editImported(client, chosen.mark);
    const answer = await door.ask<ImportBody>(`/api/imports/${chosen.id}/undo`, {});
    if (answer.state === 'refused') return;
    // What may have begun is not asked for again: each is taken back once.
    imports.splice(imports.indexOf(chosen), 1);
    ledger.add({ ...chosen, act: 'undo', state: answer.state, size: 1, written: [], seal: 'undo' });
  },
};

async function editImported(client: Client, title: string): Promise<void> {
  const { door, ledger } = client;
  const filter = { field: 'name', op: 'eq', value: title };
  const found = await door.ask<ListAnswer>('/api/records/opportunity/query', { filter, limit: 5, columns: ['name'] });
  if (found.state !== 'acknowledged' || found.body.records.length === 0) return;
  const mark = ledger.mark('edit');
  const records = found.body.records.map(({ id }) => ({ id, values: { nextStep: mark } }));
  const answer = await door.ask<{ outcomes: OutcomeBody[] }>('/api/records/opportunity', { records }, 'PATCH');
  note(client, { mark, act: 'edit', size: records.length }, answer);
}

/** Gives a deal to who watches, and takes it back later: it appears there, and is gone again. */
const lend: Act = {
  name: 'lend',
  weight: 5,
  async run(client) {
    const { door, random, ledger, isAdmin, me, watcher } = client;
    if (!isAdmin) return;
    const chosen = some(client, 8).filter(({ lent }) => lent !== 'before');
    const [first] = chosen;
    if (!first) return;
    const batch = chosen.filter(({ lent }) => lent === first.lent).slice(0, random.pick([1, 3, 8]));
    const mark = ledger.mark('edit');
    const values = { nextStep: mark, owner: first.lent ? me : watcher };
    const records = batch.map(({ id }) => ({ id, values }));
    const answer = await door.ask<{ outcomes: OutcomeBody[] }>('/api/records/opportunity', { records }, 'PATCH');
    note(client, { mark, act: 'edit', size: records.length }, answer);
    // Whether it arrived or not, it is not given a second time.
    for (const deal of batch) deal.lent = first.lent ? 'before' : 'now';
  },
};

export const otherActs: readonly Act[] = [mention, upload, importDeals, undoImport, lend];
