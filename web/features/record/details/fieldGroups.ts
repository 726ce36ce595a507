import type { FieldBody } from '#contract/objects.ts';

/** Headings under which the fields of a page stand; the first group has none: it is what the record is. */
export const GROUPS = ['', 'need', 'business', 'reach', 'next', 'origin', 'more', 'people'] as const;
export type Group = (typeof GROUPS)[number];

const OF: Readonly<Record<string, Readonly<Record<string, Group>>>> = {
  opportunity: {
    need: 'need',
    budget: 'need',
    budgetConfirmed: 'need',
    decisionMaker: 'need',
    competitor: 'need',
    discount: 'business',
    paymentTerms: 'business',
    quotation: 'business',
    nextStep: 'next',
    nextStepDate: 'next',
    source: 'origin',
    campaign: 'origin',
    region: 'origin',
    lead: 'origin',
  },
  lead: {
    need: 'need',
    budget: 'need',
    phone: 'reach',
    email: 'reach',
    contactName: 'reach',
    title: 'reach',
    source: 'origin',
    campaign: 'origin',
    region: 'origin',
  },
  account: {
    city: 'reach',
    address: 'reach',
    phone: 'reach',
    website: 'reach',
    employees: 'business',
    revenue: 'business',
    foundedYear: 'business',
    creditCode: 'business',
    parent: 'business',
    source: 'origin',
    note: 'more',
  },
  contact: { mobile: 'reach', phone: 'reach', email: 'reach', wechat: 'reach', note: 'more' },
  product: { unitPrice: 'business', unit: 'business', description: 'more' },
  campaign: { budget: 'business', cost: 'business', note: 'more' },
  activity: { nextStep: 'next', nextStepDate: 'next', mentions: 'people', replyTo: 'origin' },
  task: { note: 'more' },
};

/** A page with so few fields needs no headings. */
const TOO_FEW = 7;

/** The fields under their headings, long texts last in each; custom fields stand with the rest. */
export function groupFields(object: string, fields: readonly FieldBody[]): { group: Group; fields: FieldBody[] }[] {
  if (fields.length < TOO_FEW) return [{ group: '', fields: [...fields] }];
  const groupOf = ({ key, system, standard }: FieldBody): Group => {
    if (system) return key === 'externalId' ? 'origin' : 'people';
    return OF[object]?.[key] ?? (standard ? '' : 'more');
  };
  return GROUPS.map((group) => ({ group, fields: fields.filter((field) => groupOf(field) === group) })).filter(
    (part) => part.fields.length > 0,
  );
}
