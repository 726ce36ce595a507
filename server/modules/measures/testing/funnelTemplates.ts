import {
  type FunnelTemplate,
  type Phase,
  STANDARD_FUNNELS,
  STANDARD_PHASES,
  type Stage,
} from '#domain/funnels/index.ts';
import type { OracleFunnel, OracleWorld } from '#domain/measures/oracle/world.ts';

const named = (key: string) => ({ 'zh-CN': key });
const stage = (key: string, phase: string, probability: number, kind: Stage['kind'] = 'open'): Stage => ({
  key,
  names: named(key),
  kind,
  phase,
  probability,
  category: 'pipeline',
  requiredFields: [],
});
const CLOSED = [
  stage('won', 'won', 100, 'won'),
  stage('lost', 'lost', 0, 'lost'),
  stage('invalid', 'invalid', 0, 'invalid'),
];
const funnel = (key: string, position: number, stages: Stage[]): FunnelTemplate => ({
  key,
  objectKey: 'opportunity',
  names: named(key),
  position,
  transitions: { forward: 'gated', skip: 'gated', back: 'gated', reopen: 'gated', exceptions: [] },
  stages: [...stages, ...CLOSED],
});

/** Two funnels that share phases: in one, two stages are one phase; the other lacks that phase. */
export const TEMPLATES: FunnelTemplate[] = [
  funnel('machines', 0, [
    stage('a1', 'first', 10),
    stage('a2', 'second', 30),
    stage('a3', 'second', 45),
    stage('a4', 'third', 80),
  ]),
  funnel('services', 1, [stage('b1', 'first', 20), stage('b2', 'third', 60)]),
  ...STANDARD_FUNNELS.filter((template) => template.objectKey === 'lead'),
];

export const PHASES: Phase[] = [
  ...['first', 'second', 'third'].map(
    (key, position): Phase => ({ key, objectKey: 'opportunity', names: named(key), position, kind: 'open' }),
  ),
  ...STANDARD_PHASES.filter((phase) => phase.objectKey === 'lead'),
];

const oracleFunnel = ({ key, stages }: FunnelTemplate): OracleFunnel => ({ key, stages });

export const DEAL_WORLD: OracleWorld = {
  funnels: TEMPLATES.filter((one) => one.objectKey === 'opportunity').map(oracleFunnel),
  phases: ['first', 'second', 'third'],
};
export const LEAD_WORLD: OracleWorld = {
  funnels: TEMPLATES.filter((one) => one.objectKey === 'lead').map(oracleFunnel),
  phases: ['new', 'mql', 'salesQualified'],
};
