import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { STANDARD_OBJECTS } from '../objects/index.ts';
import { systemFields } from '../objects/systemFields.ts';
import { proposeMapping } from './proposeMapping.ts';

function mapped(object: string, headers: string[]): Record<string, string | undefined> {
  const spec = STANDARD_OBJECTS.find((candidate) => candidate.key === object);
  if (!spec) throw new Error(`no object ${object}`);
  const fields = [...spec.fields, ...systemFields(spec)];
  return Object.fromEntries(proposeMapping(headers, fields).map((column) => [column.header, column.field]));
}

describe('proposeMapping', () => {
  it('maps the columns of a pipeline export', () => {
    const headers = 'opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value'.split(
      ',',
    );
    expect(mapped('opportunity', headers)).toEqual({
      opportunity_id: 'externalId',
      sales_agent: 'owner',
      product: 'product',
      account: 'account',
      deal_stage: 'stage',
      engage_date: 'createdAt',
      close_date: 'expectedCloseDate',
      close_value: 'amount',
    });
  });

  it('maps the columns of an accounts file', () => {
    const headers = 'account,sector,year_established,revenue,employees,office_location,subsidiary_of'.split(',');
    expect(mapped('account', headers)).toEqual({
      account: 'name',
      sector: 'industry',
      year_established: 'foundedYear',
      revenue: 'revenue',
      employees: 'employees',
      office_location: 'address',
      subsidiary_of: 'parent',
    });
  });

  it('reads 简体 and 繁體 headers with units, marks and hints', () => {
    expect(
      mapped('opportunity', ['*商机名称', '客户名称', '金额(元)', '销售阶段', '预计成交日期', '销售', '地 区']),
    ).toEqual({
      '*商机名称': 'name',
      客户名称: 'account',
      '金额(元)': 'amount',
      销售阶段: 'stage',
      预计成交日期: 'expectedCloseDate',
      销售: 'owner',
      '地 区': 'region',
    });
    expect(mapped('opportunity', ['商機名稱', '客戶名稱', '預計成交日期', '負責業務', '階段'])).toEqual({
      商機名稱: 'name',
      客戶名稱: 'account',
      預計成交日期: 'expectedCloseDate',
      負責業務: 'owner',
      階段: 'stage',
    });
  });

  it('knows that a lead has a company and a contact of its own', () => {
    expect(mapped('lead', ['公司名称', '姓名', '手机', '电子邮箱', '线索来源', '天气'])).toEqual({
      公司名称: 'company',
      姓名: 'contactName',
      手机: 'phone',
      电子邮箱: 'email',
      线索来源: 'source',
      天气: undefined,
    });
  });

  it('is sure of its own labels and proposes each field once', () => {
    const fields = [
      { key: 'phone', labels: { en: 'Phone' }, type: 'phone' },
      { key: 'sector__c', labels: { 'zh-CN': '所属行业' }, type: 'select' },
    ];
    expect(proposeMapping(['Tel.', 'phone', 'Industry'], fields)).toEqual([
      { header: 'Tel.', confidence: 0 },
      { header: 'phone', field: 'phone', confidence: 1 },
      { header: 'Industry', field: 'sector__c', confidence: 0.8 },
    ]);
    const words = fc.array(fc.constantFrom('phone', 'Tel', '电话', '手机', 'industry', '行业', '', '???'));
    fc.assert(
      fc.property(words, (headers) => {
        const keys = proposeMapping(headers, fields).flatMap((column) => column.field ?? []);
        expect(new Set(keys).size).toBe(keys.length);
      }),
    );
  });
});
