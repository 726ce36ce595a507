import { createWriteStream, readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ImportPlanInput } from '#contract/exchange.ts';
import { createRecords, deleteRecords, getRecord, listRecords, updateRecords } from '#server/modules/records/index.ts';
import type { Context } from '#server/platform/context.ts';
import { writeTable } from '#server/platform/tables/index.ts';
import { createWorld } from '#server/testing/identityWorld.ts';
import { createTestDatabase, type TestDatabase } from '#server/testing/testDatabase.ts';
import { wire } from '#server/wiring.ts';
import { dryRun, exportRecords, parsePlan, proposeImport, runImport, undoImport, writeErrorFile } from './index.ts';
import { type Folder, makeFolder, planOf } from './testing/files.ts';

let db: TestDatabase;
let world: Awaited<ReturnType<typeof createWorld>>;
let folder: Folder;
let admin: string;
let ctx: Context;
beforeAll(async () => {
  wire();
  db = await createTestDatabase();
  world = await createWorld(db);
  admin = await world.user('admin', { roles: ['administrator'] });
  folder = makeFolder();
});
beforeEach(async () => {
  ctx = await world.as(admin, 'page');
});
afterAll(async () => {
  folder?.remove();
  await db?.drop();
});

const accounts = async (names: string[]) => {
  const filter = { field: 'name', op: 'in', value: names } as const;
  const page = await listRecords(ctx, 'account', { filter, limit: 500 });
  return new Map(page.records.map((record) => [String(record.values.name), record]));
};
const importCsv = (plan: ImportPlanInput, csv: string | Buffer, name = 'file.csv') =>
  runImport(ctx, planOf(plan), folder.write(name, csv));

describe('values', () => {
  test('numbers, dates, options and phones as people write them', async () => {
    const csv = '客户,行业,年营业额(万元),人数,电话,来源\n恒拓,汽车及零部件,"1,250.5",1200,0512-62881234,展会\n';
    const plan = {
      object: 'account',
      columns: {
        客户: 'name',
        行业: 'industry',
        '年营业额(万元)': { field: 'revenue', unit: '万' },
        人数: 'employees',
        电话: 'phone',
        来源: 'source',
      },
    } as const;
    expect((await importCsv(plan, csv)).counts).toMatchObject({ created: 1, refused: 0 });
    const record = (await accounts(['恒拓'])).get('恒拓');
    expect(record?.values).toMatchObject({
      industry: 'automotive',
      revenue: '12505000',
      employees: 1200,
      phone: '+8651262881234',
      source: 'tradeFair',
    });
  });

  test('GB18030 and XLSX read the same', async () => {
    const gb = Buffer.from('bfcdbba7c3fbb3c62cbdf0b6ee0abbaaceaabcbccaf52ca3b1a3b20a', 'hex');
    const columns = { 客户名称: 'name', 金额: 'revenue' };
    const seen = await dryRun(ctx, planOf({ object: 'account', columns }), folder.write('gb.csv', gb));
    expect(seen).toMatchObject({ encoding: 'gb18030', counts: { created: 1 } });
    await importCsv({ object: 'account', columns }, gb);
    const xlsx = {
      format: 'xlsx',
      columns: [
        { header: '客户名称', type: 'text' },
        { header: '金额', type: 'number' },
      ],
    } as const;
    await writeTable(createWriteStream(folder.path('a.xlsx')), xlsx, [['表格客户', '34.5']]);
    await runImport(ctx, planOf({ object: 'account', columns }), { path: folder.path('a.xlsx'), name: 'a.xlsx' });
    const found = await accounts(['华为技术', '表格客户']);
    expect([...found.values()].map(({ values }) => values.revenue).sort()).toEqual(['12', '34.5']);
  });
});

describe('the mapping', () => {
  test('is refused as a whole with everything that is wrong', async () => {
    const file = folder.write('m.csv', 'a,b\n1,2\n');
    const plan = planOf({
      object: 'account',
      columns: { a: 'stranger', z: 'name', b: { field: 'createdBy' } },
      key: 'nothing',
      compose: { note: '{q}' },
    });
    const refusal = await dryRun(ctx, plan, file).catch((error) => error);
    expect(refusal.code).toBe('mapping_invalid');
    const codes = refusal.issues.map(
      (issue: { code: string; params?: { name: string } }) => `${issue.code} ${issue.params?.name ?? ''}`,
    );
    expect(codes.sort()).toEqual([
      'read_only ',
      'unknown_column q',
      'unknown_column z',
      'unknown_field nothing',
      'unknown_field stranger',
    ]);
  });

  test('is read from YAML or JSON, and mistakes are told with their place', () => {
    expect(parsePlan('object: account\ncolumns: {名称: name}').columns).toEqual({ 名称: 'name' });
    expect(parsePlan('{"object":"account"}').existing).toBe('update');
    expect(() => parsePlan('object: account\ncolums: {}')).toThrow('mapping_invalid');
    expect(() => parsePlan('object: [')).toThrow('mapping_invalid');
  });

  test('needs the right to import', async () => {
    const rep = await world.as(await world.user('rep'), 'page');
    await expect(dryRun(rep, planOf({ object: 'account' }), folder.write('r.csv', 'a\n1\n'))).rejects.toMatchObject({
      code: 'no_right',
    });
  });

  test('is proposed from the headers', async () => {
    const file = folder.write('p.csv', '客户名称,行业,随便\n甲,食品饮料,x\n');
    const { columns, sample } = await proposeImport(ctx, 'account', file.path);
    expect(columns.map(({ field }) => field)).toEqual(['name', 'industry', undefined]);
    expect(sample).toEqual([['甲', '食品饮料', 'x']]);
  });
});

describe('a dry run', () => {
  const csv =
    '名称,行业,成立,父级,负责人\n甲公司,nonsense,abc,乙公司,nobody\n乙公司,食品饮料,1999,,\n,,,,admin\n丙公司,,,没有,\n';
  const plan: ImportPlanInput = {
    object: 'account',
    key: 'name',
    columns: {
      名称: 'name',
      行业: 'industry',
      成立: 'foundedYear',
      父级: { field: 'parent', by: 'name' },
      负责人: { field: 'owner', by: 'name' },
    },
  };

  test('tells every problem by its cell and writes nothing', async () => {
    const before = await listRecords(ctx, 'account', { limit: 500 });
    const report = await dryRun(ctx, planOf(plan), folder.write('dry.csv', csv));
    expect(report.counts).toEqual({ rowsRead: 4, created: 2, updated: 0, skipped: 0, refused: 2 });
    expect(report.problems.map(({ row, column, code, value }) => `${row} ${column} ${code} ${value}`).sort()).toEqual([
      '2 成立 not_a_number abc',
      '2 行业 unknown_option nonsense',
      '2 负责人 unknown_reference nobody',
      '4 名称 required ',
      '5 父级 unknown_reference 没有',
    ]);
    expect(report.problems.find(({ code }) => code === 'unknown_option')?.message).toBe('行业没有“nonsense”这个选项');
    expect(report.problemCounts).toContainEqual({ code: 'required', column: '名称', count: 1 });
    expect((await listRecords(ctx, 'account', { limit: 500 })).records).toHaveLength(before.records.length);
  });

  test('shows the formats it found', async () => {
    const dates = folder.write('dates.csv', '名称,预计\nA,13/02/2026\nB,01/03/2026\n');
    const report = await dryRun(
      ctx,
      planOf({ object: 'opportunity', columns: { 名称: 'name', 预计: 'expectedCloseDate' } }),
      dates,
    );
    expect(report.columns[1]).toMatchObject({
      dateFormat: 'dd/mm/yyyy',
      ambiguous: false,
      fields: ['expectedCloseDate'],
    });
  });

  test('knows what earlier chunks would have created', async () => {
    const twice = folder.write('twice.csv', '名称\n丁公司\n戊公司\n丁公司\n');
    const small = planOf({ object: 'account', key: 'name', batchSize: 1, columns: { 名称: 'name' } });
    expect((await dryRun(ctx, small, twice)).counts).toMatchObject({ created: 2, updated: 1 });
    expect((await runImport(ctx, small, twice)).counts).toMatchObject({ created: 2, updated: 1 });
  });
});

describe('references', () => {
  const csv = '名称,客户\n商机一,新客户甲\n商机二,新客户甲\n商机三,新客户乙\n';
  const plan = (unknown: 'create' | 'skip' | 'refuse'): ImportPlanInput => ({
    object: 'opportunity',
    batchSize: 2,
    columns: { 名称: 'name', 客户: { field: 'account', by: 'name', unknown, createWith: { source: 'referral' } } },
  });

  test('unknown ones are refused, left empty or created once', async () => {
    expect((await importCsv(plan('refuse'), csv)).counts).toMatchObject({ created: 0, refused: 3 });
    expect((await importCsv(plan('skip'), csv)).counts).toMatchObject({ created: 3, refused: 0 });
    const seen = await dryRun(ctx, planOf(plan('create')), folder.write('create.csv', csv));
    expect(seen.wouldCreate).toEqual([{ object: 'account', count: 2, examples: ['新客户甲', '新客户乙'] }]);
    expect((await accounts(['新客户甲'])).size).toBe(0);
    const done = await importCsv(plan('create'), csv);
    expect(done.counts).toMatchObject({ created: 3, refused: 0 });
    const made = await listRecords(ctx, 'account', { filter: { field: 'name', op: 'startsWith', value: '新客户' } });
    expect(made.records.map(({ values }) => [values.name, values.source]).sort()).toEqual([
      ['新客户乙', 'referral'],
      ['新客户甲', 'referral'],
    ]);
    await undoImport(ctx, done.id);
    expect((await accounts(['新客户甲', '新客户乙'])).size).toBe(0);
  });

  test('that fit several records are refused', async () => {
    await createRecords(ctx, 'account', [{ values: { name: '同名' } }, { values: { name: '同名' } }]);
    const report = await dryRun(ctx, planOf(plan('create')), folder.write('same.csv', '名称,客户\nX,同名\n'));
    expect(report.problems).toMatchObject([{ code: 'ambiguous_reference', column: '客户', row: 2 }]);
  });
});

describe('records that exist', () => {
  const csv = '编号,名称,人数\nK1,客户K1,10\nK2,客户K2,20\n';
  const plan = (more: Partial<ImportPlanInput> = {}): ImportPlanInput => ({
    object: 'account',
    key: 'externalId',
    columns: { 编号: 'externalId', 名称: 'name', 人数: 'employees' },
    ...more,
  });

  test('are changed, skipped or refused; a second row of one record follows the first', async () => {
    await importCsv(plan(), csv);
    const again = '编号,名称,人数\nK1,客户K1新,\nK3,客户K3,1\nK3,客户K3,2\n';
    expect((await importCsv(plan(), again)).counts).toEqual({
      rowsRead: 3,
      created: 1,
      updated: 2,
      skipped: 0,
      refused: 0,
    });
    const found = await accounts(['客户K1新', '客户K3']);
    expect(found.get('客户K1新')?.values.employees).toBe(10);
    expect(found.get('客户K3')?.values.employees).toBe(2);
    expect((await importCsv(plan({ existing: 'skip' }), csv)).counts).toMatchObject({ skipped: 2 });
    expect((await importCsv(plan({ existing: 'refuse' }), csv)).counts).toMatchObject({ refused: 2 });
    await importCsv(plan({ emptyCells: 'clear' }), '编号,名称,人数\nK2,客户K2,\n');
    expect((await accounts(['客户K2'])).get('客户K2')?.values.employees).toBeNull();
  });
});

test('the error file holds the refused rows as they were and can be imported again', async () => {
  const plan: ImportPlanInput = { object: 'account', columns: { 名称: 'name', 行业: 'industry', 备注: 'note' } };
  const csv = '名称,行业,备注\n好的,食品饮料,\n"坏,的",什么,=1+1\n';
  const { id, counts } = await importCsv(plan, csv);
  expect(counts).toMatchObject({ created: 1, refused: 1 });
  expect(await writeErrorFile(ctx, id, createWriteStream(folder.path('errors.csv')))).toBe(1);
  const lines = readFileSync(folder.path('errors.csv'), 'utf8').split('\r\n');
  expect(lines[0]).toBe('\uFEFF名称,行业,备注,原行号,问题');
  expect(lines[1]).toBe(`"坏,的",什么,'=1+1,3,[行业] 行业没有“什么”这个选项`);
  const fixed = readFileSync(folder.path('errors.csv'), 'utf8').replace('什么,', '食品饮料,');
  expect((await importCsv(plan, fixed)).counts).toMatchObject({ created: 1, refused: 0 });
  expect((await accounts(['坏,的'])).get('坏,的')?.values.note).toBe('=1+1');
});

describe('undo', () => {
  test('bins what was created, gives back what was changed, and leaves what somebody touched', async () => {
    const [kept] = await createRecords(ctx, 'account', [{ values: { name: '旧名', externalId: 'U1', employees: 5 } }]);
    const plan: ImportPlanInput = {
      object: 'account',
      key: 'externalId',
      columns: { 编号: 'externalId', 名称: 'name', 人数: 'employees' },
    };
    const done = await importCsv(plan, '编号,名称,人数\nU1,新名,7\nU1,新名二,8\nU2,甲U,1\nU3,乙U,2\n');
    expect(done.counts).toMatchObject({ created: 2, updated: 2 });
    const touched = (await accounts(['乙U'])).get('乙U')!;
    await updateRecords(ctx, 'account', [{ id: touched.id, values: { note: '我的' } }]);
    const report = await undoImport(ctx, done.id);
    expect(report).toMatchObject({ undone: 2, conflictCount: 1 });
    expect(report.conflicts[0]).toMatchObject({ row: 5, object: 'account', title: '乙U', id: touched.id });
    const id = kept?.ok ? kept.id : '';
    expect((await getRecord(ctx, 'account', id)).record.values).toMatchObject({ name: '旧名', employees: 5 });
    expect((await accounts(['甲U', '乙U'])).size).toBe(1);
    await deleteRecords(ctx, 'account', [{ id: touched.id }]);
    expect(await undoImport(ctx, done.id)).toMatchObject({ undone: 0, conflictCount: 0 });
  });

  test('of one import does not stand in the way of undoing the one before', async () => {
    const first = await importCsv({ object: 'account', columns: { 名称: 'name' } }, '名称\n连环\n');
    const deals = '名称,客户,阶段,创建,成交\n连环单,连环,赢单,2025-01-01,2025-02-01\n';
    const second = await importCsv(
      {
        object: 'opportunity',
        columns: { 名称: 'name', 客户: 'account', 阶段: 'stage', 创建: 'createdAt', 成交: 'closedAt' },
        constants: { amount: '5' },
      },
      deals,
    );
    expect(second.counts).toMatchObject({ created: 1 });
    expect((await accounts(['连环'])).get('连环')?.values.status).toBe('customer');
    expect(await undoImport(ctx, second.id)).toMatchObject({ undone: 2, conflictCount: 0 });
    expect((await accounts(['连环'])).get('连环')?.values.status).toBe('prospect');
    expect(await undoImport(ctx, first.id)).toMatchObject({ undone: 1, conflictCount: 0 });
  });
});

describe('the past', () => {
  const columns = { 名称: 'name', 阶段: 'stage', 创建: 'createdAt', 成交: 'closedAt' };

  test('a closed deal must say when it closed, and not before it began', async () => {
    const csv = '名称,阶段,创建,成交\nA,赢单,2025-01-01,\nB,赢单,2025-01-01,2024-12-01\nC,哪里,2025-01-01,\n';
    const report = await dryRun(ctx, planOf({ object: 'opportunity', columns }), folder.write('past.csv', csv));
    expect(report.problems.map(({ row, code, column }) => `${row} ${code} ${column}`)).toEqual([
      '2 required 成交',
      '3 stage_times_disorder 成交',
      '4 unknown_stage 阶段',
    ]);
  });

  test('what is created now meets the gates, and a changed stage is a move that meets them too', async () => {
    const now = folder.write('now.csv', '名称,阶段\nA,方案呈现\n');
    const report = await dryRun(ctx, planOf({ object: 'opportunity', columns: { 名称: 'name', 阶段: 'stage' } }), now);
    expect(report.counts.refused).toBe(1);
    expect(report.problems.every(({ code }) => code === 'gate_field_missing')).toBe(true);
    const keyed: ImportPlanInput = {
      object: 'opportunity',
      key: 'externalId',
      columns: { 编号: 'externalId', 名称: 'name', 阶段: 'stage', 金额: 'amount', 原因: 'lossReason' },
    };
    await importCsv(keyed, '编号,名称,阶段,金额,原因\nM1,移动,初步接洽,10,\n');
    expect((await importCsv(keyed, '编号,名称,阶段,金额,原因\nM1,移动,输单,10,\n')).counts).toMatchObject({
      refused: 1,
    });
    expect((await importCsv(keyed, '编号,名称,阶段,金额,原因\nM1,移动,输单,10,价格\n')).counts).toMatchObject({
      updated: 1,
    });
    const page = await listRecords(ctx, 'opportunity', { filter: { field: 'externalId', op: 'eq', value: 'M1' } });
    expect(page.records[0]?.values).toMatchObject({ stage: 'lost', lossReason: 'price' });
  });
});

describe('export', () => {
  test('writes what one sees, in the words of the reader, and safe against formulas', async () => {
    const rep = await world.user('seller', { roles: ['manager'] });
    const seller = await world.as(rep, 'page');
    await createRecords(seller, 'account', [
      { values: { name: '=cmd|calc', industry: 'food', revenue: '10.5', note: '多\n行' } },
      { values: { name: '甲', industry: 'software' } },
    ]);
    const query = { columns: ['name', 'industry', 'revenue', 'owner', 'note'], sort: [{ field: 'name' }] };
    const { rows } = await exportRecords(seller, 'account', query, () => createWriteStream(folder.path('out.csv')));
    expect(rows).toBe(2);
    const text = readFileSync(folder.path('out.csv'), 'utf8');
    expect(text).toContain('\'=cmd|calc,食品饮料,10.5,seller,"多\n行"');
    expect(text.startsWith('\uFEFF客户名称,行业,年营业额,负责人,备注\r\n')).toBe(true);
    const { rows: log } = await db.app.query<{ details: { rows: number; object: string } }>(
      `select details from ${ctx.workspace.schema}.access_log where kind = 'export'`,
    );
    expect(log[0]?.details).toMatchObject({ rows: 2, object: 'account' });
    await expect(
      exportRecords(await world.as(await world.user('rep2'), 'page'), 'account', {}, () =>
        createWriteStream(folder.path('no.csv')),
      ),
    ).rejects.toMatchObject({ code: 'no_right' });
  });

  test('with keys as headers it can be imported again, over several pages', async () => {
    const values = Array.from({ length: 1_203 }, (_, index) => ({
      values: { name: `导${index}`, externalId: `X${index}` },
    }));
    await createRecords(ctx, 'competitor', values);
    const query = { columns: ['externalId', 'name'], headers: 'keys' as const };
    const path = folder.path('keys.csv');
    expect(await exportRecords(ctx, 'competitor', query, () => createWriteStream(path))).toMatchObject({ rows: 1_203 });
    const plan = planOf({
      object: 'competitor',
      key: 'externalId',
      columns: { externalId: 'externalId', name: 'name' },
    });
    expect((await dryRun(ctx, plan, { path, name: 'keys.csv' })).counts).toMatchObject({ updated: 1_203, created: 0 });
  });
});
