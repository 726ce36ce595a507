import type { FunnelTemplate, Phase, Stage, StageKind } from '#domain/funnels/index.ts';
import type { FieldSpec, ObjectSpec } from '#domain/objects/index.ts';

const text = (zh: string) => ({ 'zh-CN': zh });
const field = (key: string, type: FieldSpec['type'], zh: string, more: Partial<FieldSpec> = {}): FieldSpec => ({
  key,
  type,
  labels: text(zh),
  ...more,
});

/** An object that does not come with the product: what is put up at a customer's, after the sale. */
export const INSTALLATION: ObjectSpec = {
  key: 'installation',
  labels: text('安装项目'),
  labelsPlural: text('安装项目'),
  titleField: 'name',
  icon: 'product',
  visibility: { own: true, through: [] },
  hasFunnel: true,
  tracked: { amount: 'worth', closeDate: 'handover' },
  fields: [
    field('name', 'text', '名称', { required: true, searchable: true }),
    field('site', 'reference', '现场', { target: 'account' }),
    field('worth', 'money', '合同额'),
    field('handover', 'date', '交付日'),
    field('line', 'select', '产线', { options: [{ key: 'press', labels: text('冲压') }] }),
    field('report', 'file', '验收报告'),
  ],
};

const KINDS: [key: string, zh: string, kind: StageKind][] = [
  ['plan', '准备', 'open'],
  ['build', '安装', 'open'],
  ['test', '试运行', 'open'],
  ['done', '交付', 'won'],
  ['stopped', '终止', 'lost'],
];
export const INSTALLATION_PHASES: Phase[] = KINDS.map(([key, zh, kind], position) => ({
  key,
  objectKey: 'installation',
  names: text(zh),
  position,
  kind,
}));

const ASKS: Record<string, Partial<Stage>> = {
  plan: {
    dwellDays: 5,
    dwellIn: 'working',
    tasks: [
      {
        key: 'survey',
        names: text('现场勘查'),
        required: true,
        proof: { kind: 'free' },
        assignee: 'owner',
        dueDays: 2,
      },
    ],
  },
  // Somebody has been there.
  build: {
    requiredFields: ['worth'],
    learned: true,
    gates: [
      {
        key: 'met',
        at: 'entry',
        message: text('先到现场'),
        kind: 'related',
        related: { object: 'activity', through: 'installation__c', measure: 'count', op: 'gte', value: 1 },
      },
    ],
  },
  test: {
    gates: [
      { key: 'report', at: 'entry', kind: 'document', field: 'report', confirmed: true, unconfirmed: 'block' },
      {
        key: 'big',
        at: 'entry',
        kind: 'condition',
        message: text('须有合同额'),
        condition: { field: 'worth', op: 'gt', value: '0' },
      },
    ],
  },
  done: {
    gates: [
      { key: 'release', at: 'entry', kind: 'approval', steps: [{ approvers: [{ kind: 'superior' }], mode: 'any' }] },
    ],
  },
};

export const INSTALLATION_FUNNEL: FunnelTemplate = {
  key: 'installations',
  objectKey: 'installation',
  names: text('安装'),
  position: 0,
  transitions: { forward: 'gated', skip: 'gated', back: 'allowed', reopen: 'forbidden', exceptions: [] },
  stages: KINDS.map(([key, zh, kind], position) => ({
    key,
    names: text(zh),
    kind,
    phase: key,
    probability: kind === 'won' ? 100 : kind === 'lost' ? 0 : 40 + 20 * position,
    category: kind === 'open' ? 'pipeline' : kind === 'won' ? 'closed' : 'omitted',
    requiredFields: [],
    ...ASKS[key],
  })),
};
