import type { Localized } from '../../kernel/localized.ts';
import type { Stage, Transitions } from '../types.ts';
import { equipment, saas } from './businessLines.ts';
import { leads } from './leads.ts';
import { type FunnelTemplate, text } from './stages.ts';
import { standard } from './standard.ts';

/** A funnel that one may begin with. */
export type TemplateOffer = {
  key: string;
  objectKey: string;
  names: Localized;
  /** Whom it suits. */
  summary: Localized;
  stages: Stage[];
  transitions: Transitions;
};

const offer = ({ key, objectKey, names, stages, transitions }: FunnelTemplate, summary: Localized): TemplateOffer => ({
  key,
  objectKey,
  names,
  summary,
  stages,
  transitions,
});

export const FUNNEL_TEMPLATES: readonly TemplateOffer[] = [
  offer(standard, text('面向企业[客户]的常规销售', 'The usual sale to companies')),
  offer(saas, text('按订阅销售软件', 'Software by subscription')),
  offer(equipment, text('按单设计制造的设备，有勘察、打样和招投标', 'Machines made to order: survey, samples, tender')),
  offer(
    leads,
    text('从第一次接触到立项，筛出值得跟进的[线索]', 'From first touch to a deal: which [leads] are worth it'),
  ),
];
