import type { ImportBody } from '#contract/imports.ts';
import type { OutcomeBody } from '#contract/records.ts';
import { type Act, note } from '../client.ts';

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
  weight: 1,
  async run({ door, random, ledger, mayImport }) {
    if (!mayImport) return;
    const mark = ledger.mark('import');
    const size = random.pick([50, 400, 1500]);
    const rows = Array.from({ length: size }, (_, index) => `${mark}/${index},${mark},初步接洽,2025-01-02`);
    const columns = { 编号: 'externalId', 名称: 'name', 阶段: 'stage', 创建: 'createdAt' };
    const form = new FormData();
    form.append('plan', JSON.stringify({ object: 'opportunity', title: mark, batchSize: 100, columns }));
    form.append('file', new Blob([`编号,名称,阶段,创建\n${rows.join('\n')}\n`], { type: 'text/csv' }), '商机.csv');
    const answer = await door.ask<ImportBody>('/api/imports', form);
    ledger.add({ mark, act: 'import', state: answer.state, size, written: [], seal: 'import' });
  },
};

export const otherActs: readonly Act[] = [mention, upload, importDeals];
