import { equipment } from '../businessLines.ts';
import { invalidApproved } from '../dealEnds.ts';
import type { TemplateOffer } from '../offer.ts';
import { text } from '../stages.ts';
import { budgetConfirmed, contactOfAccount, filled, quotationConfirmed, task, visit } from './parts.ts';

type Added = Pick<TemplateOffer['stages'][number], 'tasks' | 'gates'>;

const ADDED: Record<string, Added> = {
  qualify: {
    gates: [contactOfAccount],
    tasks: [task('visit', '拜访产线负责人', 'Visit who runs the line', 10, { proof: visit })],
  },
  survey: { tasks: [task('survey', '写出勘察记录', 'Write the survey down', 10, { proof: filled('need') })] },
  proposal: {
    tasks: [
      task('specification', '上传技术协议草案', 'Upload the draft specification', 15, {
        proof: { kind: 'document', field: 'files' },
      }),
    ],
  },
  sample: {
    tasks: [task('sample', '[客户]到场验收样件', 'The customer accepts the samples on site', 20, { proof: visit })],
  },
  bidding: {
    gates: [quotationConfirmed('block')],
    tasks: [task('terms', '谈定付款方式', 'Agree on the terms of payment', 10, { proof: filled('paymentTerms') })],
  },
  contract: {
    gates: [budgetConfirmed],
    tasks: [task('legal', '送法务审核合同', 'Have the contract reviewed by legal', 5)],
  },
  invalid: { gates: [invalidApproved] },
};

export const machines: TemplateOffer = {
  key: 'machines',
  objectKey: 'opportunity',
  names: text('装备制造漏斗', 'Equipment manufacturing'),
  summary: text('按单设计制造的设备，有勘察、打样和招投标', 'Machines made to order: survey, samples, tender'),
  transitions: equipment.transitions,
  stages: equipment.stages.map((stage) => ({ ...stage, ...ADDED[stage.key] })),
};
