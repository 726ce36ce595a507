import { type Gate, STANDARD_FUNNELS } from '#domain/funnels/index.ts';
import type { Company } from '../company.ts';
import { type Given, madeOf, pick, type Recipe } from './given.ts';

const [leads, deals] = STANDARD_FUNNELS;
export const GATE = 'approved';
/** A gate for the library that funnels share. */
export const SHARED = {
  objectKey: 'opportunity',
  names: { 'zh-CN': '共用' },
  gate: { key: 'source', at: 'entry', kind: 'fields', fields: ['source'] },
};
/** A stage for it. */
export const SHARED_STAGE = {
  objectKey: 'opportunity',
  stage: { names: { 'zh-CN': '共用' }, kind: 'open', phase: 'need', requiredFields: ['source'], gates: [SHARED.gate] },
};
const STANDARD = { key: 'standard' };

/**
 * The usual sale, but that those approve who see everything: whoever is asked is told of the record, though hidden, and
 * that must not be taken for a leak.
 */
export function dealsOf({ people }: Company) {
  const approvers = [people.executive, people.finance, people.administrator];
  const gate: Gate = {
    key: GATE,
    at: 'entry',
    kind: 'approval',
    steps: [{ mode: 'any', approvers: approvers.map((user) => ({ kind: 'user', user })) }],
  };
  const { stages, transitions } = deals!;
  const gated = stages.map((stage) => (stage.key === 'solution' ? { ...stage, gates: [gate] } : stage));
  return { stages: gated, transitions };
}

const ofVersion = (given: Given) => ({ path: { ...STANDARD, id: madeOf(given, 'versions') } });
const ofDraft = (given: Given, noun = 'drafts') => ({ path: { ...STANDARD, id: madeOf(given, noun) } });

/** One of the funnels that were made for it: `begin0`. */
function ownFunnel(given: Given, purpose: 'begin' | 'end' | 'back') {
  const count = Math.max(1, given.made[purpose]?.length ?? 0);
  return { path: { key: `${purpose}${given.n % count}`, id: madeOf(given, purpose) } };
}

/** Funnels, their versions and what is said of them. */
export const funnels: Record<string, Recipe> = {
  'POST /api/funnels': ({ company, n }) => ({
    body: { ...dealsOf(company), key: `funnel${n}`, objectKey: 'opportunity', names: { 'zh-CN': `漏斗${n}` } },
  }),
  'GET /api/funnels/{key}': () => ({ path: STANDARD }),
  'PATCH /api/funnels/{key}': ({ n }) => ({ path: STANDARD, body: { position: n % 5 } }),
  'GET /api/funnels/{key}/versions/{id}': ofVersion,
  'GET /api/funnels/{key}/compare': (given) => ({
    path: STANDARD,
    query: { from: madeOf(given, 'versions'), to: madeOf({ ...given, n: given.n + 1 }, 'versions') },
  }),
  'POST /api/funnels/{key}/replay': ({ company }) => ({ path: STANDARD, body: { definition: dealsOf(company) } }),
  'POST /api/funnels/{key}/try': (given) => ({
    path: STANDARD,
    body: { ...dealsOf(given.company), id: madeOf(given, 'deals'), to: 'need', mapping: [] },
  }),
  'POST /api/funnels/from-template': ({ n }) => ({ body: { template: 'subscription', key: `copy${n}` } }),
  'POST /api/funnels/{key}/drafts': () => ({ path: STANDARD, body: { from: { template: 'subscription' } } }),
  'PUT /api/funnels/{key}/drafts/{id}': (given) => ({
    ...ofDraft(given),
    body: { ...dealsOf(given.company), lockVersion: 1, mapping: [] },
  }),
  'DELETE /api/funnels/{key}/drafts/{id}': (given) => ofDraft(given, 'discardable'),
  'POST /api/funnels/{key}/drafts/{id}/check': (given) => ofDraft(given),
  'POST /api/funnels/{key}/drafts/{id}/impact': (given) => ({
    ...ofDraft(given, 'publishable'),
    body: { departments: [given.company.departments.east], examples: 3 },
  }),
  'POST /api/funnels/{key}/drafts/{id}/publish': (given) => ({
    ...ofDraft(given, 'publishable'),
    body: { lockVersion: 1 },
  }),
  'POST /api/funnels/{key}/drafts/{id}/pilot': (given) => ({
    ...ownFunnel(given, 'begin'),
    body: { lockVersion: 1, departments: [given.company.departments.east], people: given.company.spare.users },
  }),
  'DELETE /api/funnels/{key}/pilot': (given) => ownFunnel(given, 'end'),
  'POST /api/funnels/{key}/versions/{id}/roll-back': (given) => ({
    ...ownFunnel(given, 'back'),
    body: { lockVersion: 2 },
  }),
  'PUT /api/funnels/{key}/version': ({ company, n }) =>
    n % 2
      ? { path: STANDARD, body: dealsOf(company) }
      : { path: { key: leads!.key }, body: { stages: leads!.stages, transitions: leads!.transitions } },
  'GET /api/funnels/{key}/gate-costs': ({ n }) => ({ path: STANDARD, query: { days: String(1 + (n % 700)) } }),
  'GET /api/funnels/{key}/adoption': (given) => ({ path: { key: ownFunnel(given, 'end').path.key } }),
  'GET /api/funnels/{key}/comments': () => ({ path: STANDARD }),
  'POST /api/funnels/{key}/comments': (given) => ({
    path: STANDARD,
    body: {
      stage: pick(['need', 'solution'], given.n),
      gate: GATE,
      text: `意见${given.n}`,
      ...(given.made.deals?.length ? { record: madeOf(given, 'deals') } : {}),
    },
  }),
  'POST /api/funnels/{key}/comments/{id}/close': (given) => ({
    path: { ...STANDARD, id: madeOf(given, 'comments') },
    body: given.n % 2 ? {} : { reply: '已改' },
  }),
  'GET /api/shared-gates': () => ({}),
  'PUT /api/shared-gates/{key}': ({ n }) => ({ path: { key: `shared${n}` }, body: { ...SHARED, lockVersion: null } }),
  'DELETE /api/shared-gates/{key}': (given) => ({ path: { key: madeOf(given, 'shared') } }),
  'POST /api/shared-gates/{key}/impact': (given) => ({
    path: { key: madeOf(given, 'shared') },
    body: { ...SHARED, examples: 3 },
  }),
  'GET /api/shared-stages': () => ({}),
  'PUT /api/shared-stages/{key}': ({ n }) => ({
    path: { key: `shared${n}` },
    body: { ...SHARED_STAGE, lockVersion: null },
  }),
  'DELETE /api/shared-stages/{key}': (given) => ({ path: { key: madeOf(given, 'sharedStages') } }),
  'POST /api/shared-stages/{key}/impact': (given) => ({
    path: { key: madeOf(given, 'sharedStages') },
    body: { ...SHARED_STAGE, examples: 3 },
  }),
};
