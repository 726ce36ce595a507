import { expect, it } from 'vitest';
import type { FunnelBody } from '#contract/funnels.ts';
import { asksOf, fieldsFor, keyOf } from './asks.ts';

const names = (name: string) => ({ 'zh-CN': name, en: name });
const stage = (key: string, kind: 'open' | 'won' | 'lost', rest: object = {}) => ({
  ...{ key, names: names(key), kind, phase: key, probability: 10, category: 'pipeline' as const, requiredFields: [] },
  ...rest,
});
const known = {
  ...{ key: 'known', at: 'entry' as const, kind: 'condition' as const },
  condition: {
    all: [
      { field: 'budget', op: 'gt' as const, value: '0' },
      { field: 'account.level', op: 'notEmpty' as const },
    ],
  },
};
const quotation = { kind: 'document' as const, field: 'quotation', confirmed: true, unconfirmed: 'block' as const };
const stages = [
  stage('first', 'open', {
    tasks: [
      { key: 'call', names: names('call'), required: true, proof: { kind: 'free' }, assignee: 'owner' },
      { key: 'nice', names: names('nice'), required: false, proof: { kind: 'free' }, assignee: 'owner' },
    ],
  }),
  stage('second', 'open', {
    requiredFields: ['need'],
    gates: [known, { key: 'out', at: 'exit', kind: 'fields', fields: ['need', 'payment'] }],
  }),
  stage('third', 'open', {
    requiredFields: ['need', 'decisionMaker'],
    gates: [{ ...quotation, key: 'stamped', at: 'entry' }],
  }),
  stage('won', 'won'),
  stage('lost', 'lost', { requiredFields: ['lossReason'] }),
];
const funnel = { live: { stages } } as unknown as FunnelBody;

it('lists what every stage on the way asks for, each once, in order', () => {
  expect(asksOf(funnel, 'first', 'third').map(({ key }) => key)).toEqual([
    'field:need',
    'field:decisionMaker',
    'first:task:call',
    'field:payment',
    'second:known',
    'third:stamped',
  ]);
  expect(asksOf(funnel, 'first', 'lost').map(({ key }) => key)).toEqual(['field:lossReason']);
});

it('names what is unmet as what was asked, and knows the fields that settle it', () => {
  const condition = { kind: 'condition' as const, stage: 'second', gate: 'known', condition: known.condition };
  expect([keyOf(condition), fieldsFor(condition)]).toEqual(['second:known', ['budget']]);
  const field = { kind: 'field' as const, field: 'payment', stage: 'second', gate: 'out' };
  expect([keyOf(field), fieldsFor(field)]).toEqual(['field:payment', ['payment']]);
  const task = { key: 'call', names: names('call'), required: true, assignee: 'owner' as const };
  const proven = {
    kind: 'task' as const,
    stage: 'first',
    task: { ...task, proof: { kind: 'document' as const, field: 'plan' } },
  };
  expect([keyOf(proven), fieldsFor(proven)]).toEqual(['first:task:call', ['plan']]);
  const paper = {
    kind: 'document' as const,
    stage: 'third',
    gate: 'stamped',
    document: quotation,
    problem: 'absent' as const,
  };
  expect([keyOf(paper), fieldsFor(paper)]).toEqual(['third:stamped', ['quotation']]);
});
