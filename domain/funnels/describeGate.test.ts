import { describe, expect, it } from 'vitest';
import { LOCALES } from '../kernel/localized.ts';
import { type FieldSpec, type ObjectDefinition, STANDARD_OBJECTS } from '../objects/index.ts';
import { defaultMessage, describeGate, describeProof, type GateGround } from './describeGate.ts';
import type { GateAsk } from './gates.ts';
import type { TaskProof } from './tasks.ts';

const objects = (key: string): ObjectDefinition | undefined => {
  const spec = STANDARD_OBJECTS.find((object) => object.key === key);
  const define = (field: FieldSpec, index: number) => ({ ...field, id: index, column: field.key, standard: true });
  return spec && { ...spec, id: 1, table: key, standard: true, fields: spec.fields.map(define) };
};
const ground: GateGround = {
  object: objects('opportunity')!,
  objects,
  titleOf: (id) => (id === 'u1' ? '陈思远' : undefined),
  roleName: (key) => (key === 'finance' ? '财务' : undefined),
};
const said = (gate: GateAsk) => LOCALES.map((locale) => describeGate(gate, locale, ground));

describe('describeGate', () => {
  it('reads the quotation that somebody else has confirmed after the last change of the amount', () => {
    const gate = (unconfirmed: 'block' | 'pending'): GateAsk => ({
      kind: 'document',
      field: 'quotation',
      confirmed: true,
      newerThan: ['amount'],
      unconfirmed,
    });
    expect(said(gate('block'))).toEqual([
      '已上传报价单，且晚于金额的最近改动，并由另一人核验通过',
      '已上傳報價單，且晚於金額的最近一次修改，並由另一人核驗通過',
      'Quotation uploaded, after the last change of Amount, confirmed by another person',
    ]);
    expect(said(gate('pending'))[0]).toContain('核验前可先推进');
  });

  it('reads fields and conditions', () => {
    expect(said({ kind: 'fields', fields: ['decisionMaker', 'budget', 'gone'] })).toEqual([
      '已填写决策人、预算、gone',
      '已填寫決策人、預算、gone',
      'Filled in: Decision maker, Budget and gone',
    ]);
    const condition = { field: 'amount', op: 'gt', value: '100000' } as const;
    expect(said({ kind: 'condition', condition })[0]).toBe('金额 大于 100,000');
  });

  it('reads counts and sums of related records, of the record and of what it points at', () => {
    const where = { field: 'role', op: 'eq', value: 'decisionMaker' } as const;
    const count = {
      object: 'contactRole',
      through: 'opportunity',
      where,
      measure: 'count',
      op: 'gte',
      value: 1,
    } as const;
    expect(said({ kind: 'related', related: count })).toEqual([
      '决策角色（角色 是 决策人）至少有 1 条',
      '決策角色（角色 是 決策人）至少有 1 筆',
      'Contact role where Role is Decision maker: at least 1',
    ]);
    const others = {
      object: 'contact',
      through: 'account',
      via: 'account',
      measure: 'count',
      op: 'lte',
      value: 1200,
    } as const;
    expect(said({ kind: 'related', related: others })[0]).toBe('客户的联系人最多有 1,200 条');
    const lines = {
      object: 'opportunityLine',
      through: 'opportunity',
      measure: { sum: 'amount' },
      op: 'gte',
      value: { percent: 90, of: 'amount' },
    } as const;
    expect(said({ kind: 'related', related: lines })[2]).toBe('Total Amount of Line item: at least 90% of Amount');
  });

  it('reads approvals step by step, with who and when', () => {
    const when = { field: 'amount', op: 'gte', value: '1000000' } as const;
    const gate: GateAsk = {
      kind: 'approval',
      steps: [
        { approvers: [{ kind: 'superior' }], mode: 'any' },
        {
          approvers: [
            { kind: 'role', role: 'finance' },
            { kind: 'user', user: 'u1' },
          ],
          mode: 'all',
          when,
        },
        { approvers: [{ kind: 'departmentHead' }, { kind: 'user', user: 'u2' }], mode: 'any' },
      ],
    };
    expect(said(gate)[0]).toBe(
      '由直属上级审批同意；之后金额 不小于 1,000,000 时，由财务、陈思远全部审批同意；之后由部门负责人、指定人员任一人审批同意',
    );
    expect(said(gate)[2]).toContain('; then where Amount is at least 1,000,000: approved by all of 财务 and 陈思远');
  });

  it('gives a message in every language, never longer than one may be', () => {
    const fields = Array.from({ length: 90 }, () => 'decisionMaker');
    const message = defaultMessage({ kind: 'fields', fields }, ground);
    for (const locale of LOCALES) expect(message[locale]?.length).toBe(200);
  });
});

describe('describeProof', () => {
  it('says how a task shows that it is done, in every language', () => {
    const proofs: TaskProof[] = [
      { kind: 'free' },
      { kind: 'visit' },
      { kind: 'document', field: 'quotation' },
      { kind: 'fields', fields: ['budget'] },
      {
        kind: 'related',
        related: { object: 'contactRole', through: 'opportunity', measure: 'count', op: 'eq', value: 2 },
      },
    ];
    const all = LOCALES.map((locale) => proofs.map((proof) => describeProof(proof, locale, ground)));
    expect(all[0]).toEqual([
      '完成后手动勾选',
      '进入阶段后登记过一次拜访',
      '已上传报价单',
      '已填写预算',
      '决策角色正好有 2 条',
    ]);
    expect(new Set(all.flat()).size).toBe(15);
  });
});
