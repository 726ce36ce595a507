import { describe, expect, it } from 'vitest';
import { namesBothSides, objectOfPast, proposePast } from './pastColumns.ts';

/** `*` marks a column whose cells are dates. */
const propose = (text: string) =>
  proposePast(text.split(',').map((part) => ({ header: part.replace('*', ''), isDate: part.endsWith('*') })));

describe('proposePast', () => {
  it.each([
    ['OppID,CreatedDate*,StageName,SortOrder', 'OppID', 'StageName', 'CreatedDate'],
    ['Id,OpportunityId,OldValue,NewValue,CreatedDate*', 'OpportunityId', 'NewValue', 'CreatedDate'],
    ['Opportunity ID,From Stage,To Stage,Changed Date*,Changed By', 'Opportunity ID', 'To Stage', 'Changed Date'],
    ['deal_id,from,to,changed_at*', 'deal_id', 'to', 'changed_at'],
    ['Lead ID,Stage,Entered On*', 'Lead ID', 'Stage', 'Entered On'],
    ['Record Id,Close Date*,New Stage,Date of Stage Change*', 'Record Id', 'New Stage', 'Date of Stage Change'],
    ['商机编号,原阶段,新阶段,变更时间*', '商机编号', '新阶段', '变更时间'],
    ['商机编号,变更前阶段,变更后阶段,操作人,操作时间*', '商机编号', '变更后阶段', '操作时间'],
    ['商機編號,階段,變更日期*', '商機編號', '階段', '變更日期'],
    ['线索编号,阶段,进入阶段时间*', '线索编号', '阶段', '进入阶段时间'],
    ['外部编号,目标阶段,创建时间*,阶段变更时间*', '外部编号', '目标阶段', '阶段变更时间'],
    ['记录编号,上一阶段,当前阶段,日期*', '记录编号', '当前阶段', '日期'],
  ])('reads %s', (headers, record, stage, at) => {
    expect(propose(headers)).toEqual({ record, stage, at });
  });

  it.each([
    ['a file of follow-ups', '商机编号,跟进时间*,内容,负责人'],
    ['changes without a time', 'Opportunity ID,From,To'],
    ['a stage without whose it is', '阶段,变更时间*,说明'],
    ['accounts', '客户名称,行业,创建时间*'],
  ])('finds none in %s', (_, headers) => {
    expect(propose(headers)).toBeUndefined();
  });

  it('takes the cells for it, not only the header', () => {
    expect(propose('OppID,Stage,Changed By,When*')).toMatchObject({ at: 'When' });
  });
});

it('from and to are told from other names', () => {
  expect(namesBothSides(['ID', '原阶段', '新阶段'])).toBe(true);
  expect(namesBothSides(['ID', 'From', 'To'])).toBe(true);
  expect(namesBothSides(['ID', 'Stage', 'Total', 'Fromage'])).toBe(false);
});

it('the ids say which records are meant', () => {
  expect(['Opportunity ID', 'OppID', '商机编号', 'Lead Id', '線索編號', 'ID'].map(objectOfPast)).toEqual([
    'opportunity',
    'opportunity',
    'opportunity',
    'lead',
    'lead',
    undefined,
  ]);
});
