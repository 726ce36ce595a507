import { opportunity } from '../../objects/standard/deals.ts';
import type { Gate } from '../gates.ts';
import { reasonFieldsOf } from '../reasonFields.ts';
import type { Reason, StageReasons, SubReason } from '../reasons.ts';
import type { Stage } from '../types.ts';
import { closed, text } from './stages.ts';

const sub = (code: string, zh: string, en: string): SubReason => ({ code, names: text(zh, en) });

/** What is asked beyond a reason itself. */
const MORE: Record<string, Omit<Reason, 'code' | 'names'>> = {
  price: {
    subs: [
      sub('priceAboveRival', '报价高于对手', 'Above the competition'),
      sub('priceAboveBudget', '超出预算', 'Above the budget'),
      sub('priceTerms', '付款条件不合', 'Terms of payment'),
    ],
  },
  // Which one is what such a loss teaches.
  competitor: {
    competitor: true,
    subs: [
      sub('rivalProduct', '对手产品更合适', 'Better product'),
      sub('rivalRelations', '对手客情更深', 'Better connected'),
      sub('rivalDelivery', '对手交期更短', 'Shorter delivery'),
    ],
  },
  product: {
    subs: [
      sub('productFunction', '功能缺失', 'Function missing'),
      sub('productPerformance', '性能不达标', 'Performance too low'),
      sub('productDelivery', '交期不满足', 'Delivery too late'),
    ],
  },
  other: { note: true },
};

/** The reasons that the product brings along for an end, by the names that their field has for them. */
function reasonsOf(kind: 'lost' | 'invalid'): StageReasons {
  const kept = reasonFieldsOf('opportunity', kind)!;
  const options = opportunity.fields.find(({ key }) => key === kept.field)?.options ?? [];
  return { ...kept, list: options.map(({ key, labels }) => ({ code: key, names: labels, ...MORE[key] })) };
}

/** How every opportunity ends. */
export const DEAL_ENDS: Stage[] = [
  closed('won', text('赢单', 'Won'), ['amount']),
  { ...closed('lost', text('输单', 'Lost')), reasons: reasonsOf('lost') },
  { ...closed('invalid', text('无效', 'Invalid')), reasons: reasonsOf('invalid') },
];

/** Striking a deal out needs the superior, so that losses are not parked among what never was one. */
export const invalidApproved: Gate = {
  key: 'invalidApproved',
  at: 'entry',
  kind: 'approval',
  steps: [{ approvers: [{ kind: 'superior' }], mode: 'any' }],
  message: text('记为无效要上级审批，以免把输单记在这里', 'The superior agrees, so that no loss is parked here'),
};

/** The same, where nobody strikes a deal out alone. */
export const DEAL_ENDS_APPROVED: Stage[] = DEAL_ENDS.map((stage) =>
  stage.kind === 'invalid' ? { ...stage, gates: [invalidApproved] } : stage,
);
