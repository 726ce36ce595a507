import type { RecordValues } from '../objects/types.ts';

/** What a lead becomes, as values of new records. A lead that names nobody brings no contact. */
export type ConversionDraft = { account: RecordValues; contact: RecordValues | null; opportunity: RecordValues };

/** Carries over what the lead knows; empty values are left out, so that defaults apply. */
export function conversionDraft(lead: RecordValues): ConversionDraft {
  const { name, company, contactName, title, phone, email, source, campaign, region, industry, need, budget } = lead;
  const owner = lead.owner;
  return {
    account: filled({ name: company ?? name, industry, region, source, owner }),
    contact: contactName ? filled({ name: contactName, title, mobile: phone, email, owner }) : null,
    opportunity: filled({ name, source, campaign, region, need, budget, owner }),
  };
}

function filled(values: Record<string, RecordValues[string] | undefined>): RecordValues {
  const entries = Object.entries(values).filter(([, value]) => value !== null && value !== undefined && value !== '');
  return Object.fromEntries(entries) as RecordValues;
}
