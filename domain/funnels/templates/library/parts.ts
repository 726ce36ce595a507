import type { Localized } from '../../../kernel/localized.ts';
import type { Gate } from '../../gates.ts';
import type { StageTask, TaskProof } from '../../tasks.ts';
import { text } from '../stages.ts';

/** A key task of the owner's: must be done before the deal goes on, unless it is said to be optional. */
export const task = (
  key: string,
  zh: string,
  en: string,
  dueDays: number,
  more: Partial<StageTask> = {},
): StageTask => ({
  key,
  names: text(zh, en),
  required: true,
  proof: { kind: 'free' },
  assignee: 'owner',
  dueDays,
  ...more,
});

export const visit: TaskProof = { kind: 'visit' };
export const filled = (...fields: string[]): TaskProof => ({ kind: 'fields', fields });

/** A sentence about the deal that must be true. */
export const when = (
  key: string,
  at: Gate['at'],
  condition: Extract<Gate, { kind: 'condition' }>['condition'],
  message: Localized,
): Gate => ({
  key,
  at,
  kind: 'condition',
  condition,
  message,
});

/** A quotation that another person has looked at, newer than the price. */
export const quotationConfirmed = (unconfirmed: 'block' | 'pending'): Gate => ({
  key: 'quotation',
  at: 'entry',
  kind: 'document',
  field: 'quotation',
  confirmed: true,
  newerThan: ['amount', 'discount'],
  unconfirmed,
  message: text('要有盖章的报价单，并由他人核验', 'A stamped quotation that somebody else has checked'),
});

export const contactOfAccount: Gate = {
  key: 'contacts',
  at: 'exit',
  kind: 'related',
  related: { object: 'contact', through: 'account', via: 'account', measure: 'count', op: 'gte', value: 1 },
  message: text('[客户]至少要有一位[联系人]', 'The customer has at least one contact'),
};

/** Large discounts are agreed to by the superior before the deal is signed. */
export const discountApproved = (percent: number): Gate => ({
  key: 'discount',
  at: 'entry',
  kind: 'approval',
  steps: [{ approvers: [{ kind: 'superior' }], mode: 'any', when: { field: 'discount', op: 'gte', value: percent } }],
  message: text('折扣超出权限，要上级审批', 'The discount needs the superior’s approval'),
});

export const budgetConfirmed = when(
  'budgetConfirmed',
  'entry',
  { field: 'budgetConfirmed', op: 'eq', value: true },
  text('签约前要确认[客户]预算已落实', 'Confirm the customer’s budget before signing'),
);
