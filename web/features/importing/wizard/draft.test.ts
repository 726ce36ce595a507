import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DryRunReport, InspectionBody } from '#contract/exchange.ts';
import { importPlanSchema } from '#contract/exchange.ts';
import {
  type DraftPlan,
  giveMeanings,
  giveStages,
  type Meaning,
  meaningOf,
  proposedPlan,
  savedPlan,
  toPlan,
} from './draft.ts';

const inspection: InspectionBody = {
  object: 'opportunity',
  format: 'csv',
  encoding: 'utf-8',
  delimiter: ',',
  sheet: '',
  sheets: [],
  headerRow: 1,
  totalRows: 2,
  sample: [],
  columns: [
    { header: 'Id', field: 'externalId', confidence: 0.9 },
    { header: 'Stage', field: 'stage', confidence: 1 },
    { header: 'Product', field: 'product', confidence: 1 },
    { header: 'Weather', confidence: 0 },
  ].map((column) => ({ ...column, examples: [], dates: [], ambiguous: false, decimalMark: '.' as const })),
};
const plan = proposedPlan(inspection);
const group = (code: string, column: string, field: string): DryRunReport['groups'][number] => ({
  code,
  column,
  field,
  message: '',
  count: 1,
  distinct: 1,
  values: [],
});

describe('a draft', () => {
  it('begins with what the headers propose, and is a plan that the server takes', () => {
    expect(toPlan(plan)).toMatchObject({
      key: 'externalId',
      columns: { Id: [{ field: 'externalId' }], Weather: null },
    });
    expect(importPlanSchema.safeParse(toPlan(plan)).success).toBe(true);
  });

  it('knows the unit that a header names', () => {
    const money = { ...inspection.columns[0]!, header: '金额(万元)', field: 'amount' };
    const { columns } = proposedPlan({ ...inspection, columns: [money] });
    expect(columns['金额(万元)']).toEqual([{ field: 'amount', unit: '万' }]);
  });

  it('takes over a saved mapping under the spelling of this file', () => {
    const saved = importPlanSchema.parse({
      object: 'opportunity',
      columns: { id: 'externalId', STAGE: [{ field: 'stage' }, { field: 'nextStep' }], gone: 'name' },
      stages: { Won: 'won' },
    });
    const mapping = { id: '', object: 'opportunity', name: '', headers: [], plan: saved, author: '', updatedAt: '' };
    expect(savedPlan(inspection, mapping)).toMatchObject({
      stages: { Won: 'won' },
      encoding: 'utf-8',
      columns: { Id: [{ field: 'externalId' }], Stage: [{ field: 'stage' }, { field: 'nextStep' }], Product: [] },
    });
  });
});

describe('meanings of unknown values', () => {
  const text = fc.string({ minLength: 1, maxLength: 5 }).filter((one) => one !== '__proto__');
  const meaning: fc.Arbitrary<Meaning> = fc.oneof(text, fc.constant(null), fc.constant(undefined));
  const steps = fc.array(fc.dictionary(text, meaning, { maxKeys: 3 }), { maxLength: 4 });

  it('the last one said holds, and "refuse" forgets', () => {
    fc.assert(
      fc.property(steps, (said) => {
        const about = group('unknown_reference', 'Product', 'product');
        const expected = new Map<string, Meaning>();
        let now: DraftPlan = plan;
        for (const meanings of said) {
          now = giveMeanings(now, about, meanings);
          for (const [value, meant] of Object.entries(meanings)) expected.set(value, meant);
        }
        for (const [value, meant] of expected) expect(meaningOf(now, about, value)).toBe(meant);
      }),
    );
  });

  it('a word among the stages holds in both files, whatever a saved mapping said', () => {
    const history = { record: 'OppID', stage: 'StageName', at: 'CreatedDate', stages: { a: 'lost', C: 'need' } };
    const now = giveStages({ ...plan, stages: { A: 'qualify', B: 'need' }, history }, { A: 'won' });
    expect(now.stages).toEqual({ A: 'won', B: 'need' });
    expect(now.history?.stages).toEqual({ C: 'need' });
    expect(giveStages(plan, { A: 'won' })).toMatchObject({ stages: { A: 'won' } });
    expect(giveStages(now, { A: undefined }).stages).toEqual({ B: 'need' });
  });
});
