import type { FieldBody, ObjectBody } from '#contract/objects.ts';

/** At most five fields, so that nobody puts a record off; the rest is asked for when it matters. */
const MOST = 5;
const QUICK: Readonly<Record<string, readonly string[]>> = {
  opportunity: ['name', 'account', 'amount', 'expectedCloseDate', 'productLine'],
  lead: ['name', 'company', 'contactName', 'phone', 'source'],
  account: ['name', 'industry', 'region', 'level', 'phone'],
  contact: ['name', 'account', 'title', 'mobile', 'email'],
  contactRole: ['contact', 'role', 'attitude'],
  opportunityLine: ['product', 'quantity', 'unitPrice', 'discount', 'amount'],
  product: ['name', 'code', 'line', 'unitPrice', 'unit'],
  campaign: ['name', 'kind', 'startDate', 'endDate', 'budget'],
  competitor: ['name', 'website', 'strengths'],
  activity: ['kind', 'at', 'content', 'nextStep', 'nextStepDate'],
  task: ['name', 'dueDate', 'priority'],
};

/** The fields of a new record's form: what is required always, then what is usual. `preset` are known already. */
export function quickFields(object: ObjectBody, preset: readonly string[] = []): FieldBody[] {
  const writable = object.fields.filter(
    (field) => !field.system && field.type !== 'autoNumber' && field.write !== 'never' && !preset.includes(field.key),
  );
  const wanted = QUICK[object.key] ?? [object.titleField, ...writable.map((field) => field.key)];
  const usual = wanted.flatMap((key) => writable.find((field) => field.key === key) ?? []);
  const required = writable.filter((field) => field.required && !usual.includes(field));
  return [...usual.slice(0, Math.max(MOST - required.length, 0)), ...required];
}
