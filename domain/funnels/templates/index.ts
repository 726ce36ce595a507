import { equipment, integration, saas } from './businessLines.ts';
import { leads } from './leads.ts';
import type { FunnelTemplate } from './stages.ts';
import { standard } from './standard.ts';

export type { TemplateOffer } from './offer.ts';
export { FUNNEL_TEMPLATES } from './offers.ts';
export { STANDARD_PHASES } from './phases.ts';
export type { FunnelTemplate } from './stages.ts';
/** What every workspace starts with. */
export const STANDARD_FUNNELS: readonly FunnelTemplate[] = [leads, standard];
/** One funnel per business line, for groups that sell in different ways. */
export const BUSINESS_LINE_FUNNELS: readonly FunnelTemplate[] = [equipment, integration, saas];
