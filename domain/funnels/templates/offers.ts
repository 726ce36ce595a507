import { b2b } from './library/b2b.ts';
import { channel } from './library/channel.ts';
import { machines } from './library/machines.ts';
import { qualification } from './library/qualification.ts';
import { subscription } from './library/subscription.ts';
import { tender } from './library/tender.ts';
import type { TemplateOffer } from './offer.ts';

export const FUNNEL_TEMPLATES: readonly TemplateOffer[] = [b2b, subscription, tender, channel, machines, qualification];
