import { leads } from '../leads.ts';
import type { TemplateOffer } from '../offer.ts';
import { text } from '../stages.ts';
import { filled, task, visit, when } from './parts.ts';

type Added = Pick<TemplateOffer['stages'][number], 'tasks' | 'gates'>;

const ADDED: Record<string, Added> = {
  new: {
    gates: [
      when(
        'reachable',
        'exit',
        {
          any: [
            { field: 'phone', op: 'notEmpty' },
            { field: 'email', op: 'notEmpty' },
          ],
        },
        text('要有电话或邮箱，才联系得到', 'There is a phone number or an e-mail address'),
      ),
    ],
    tasks: [task('call', '当天联系', 'Get in touch the same day', 1, { proof: visit })],
  },
  mql: {
    tasks: [
      task('verify', '核实公司和职位', 'Verify company and position', 3, { required: false, proof: filled('company') }),
    ],
  },
  salesQualified: { tasks: [task('talk', '确认需求和时间', 'Confirm need and time', 5, { proof: visit })] },
};

export const qualification: TemplateOffer = {
  key: 'qualification',
  objectKey: 'lead',
  names: text('[线索]甄别漏斗', '[Lead] qualification'),
  summary: text('从第一次接触到立项，筛出值得跟进的[线索]', 'From first touch to a deal: which [leads] are worth it'),
  transitions: leads.transitions,
  stages: leads.stages.map((stage) => ({ ...stage, ...ADDED[stage.key] })),
};
