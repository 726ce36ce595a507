import type { Stage, StageKind, Transitions } from '../types.ts';

const stage = (key: string, phase: string, kind: StageKind = 'open', probability = 50): Stage => ({
  key,
  phase,
  kind,
  names: { 'zh-CN': key },
  probability: kind === 'won' ? 100 : kind === 'open' ? probability : 0,
  category: kind === 'open' ? 'pipeline' : kind === 'won' ? 'closed' : 'omitted',
  requiredFields: [],
});

/** A funnel of opportunities that asks for nothing and allows every move. */
export const FREE_STAGES: Stage[] = [
  stage('a', 'qualify', 'open', 10),
  stage('b', 'need', 'open', 30),
  stage('c', 'solution', 'open', 50),
  stage('d', 'negotiation', 'open', 70),
  stage('won', 'won', 'won'),
  stage('lost', 'lost', 'lost'),
];

export const FREE_TRANSITIONS: Transitions = {
  forward: 'allowed',
  skip: 'allowed',
  back: 'allowed',
  reopen: 'allowed',
  exceptions: [],
};
