import { DEAL_ENDS } from '../dealEnds.ts';
import type { TemplateOffer } from '../offer.ts';
import { FREE, open, text } from '../stages.ts';
import { contactOfAccount, discountApproved, filled, task, visit } from './parts.ts';

export const subscription: TemplateOffer = {
  key: 'subscription',
  objectKey: 'opportunity',
  names: text('SaaS 漏斗', 'SaaS'),
  summary: text('按订阅销售软件，节奏快', 'Software by subscription, at a quick pace'),
  transitions: FREE,
  stages: [
    open('identified', 'qualify', text('线索识别', 'Identified'), 10, {
      goal: text('确认使用场景和用户规模', 'Use case and number of users known'),
      dwellDays: 5,
      dwellIn: 'working',
      tasks: [task('research', '查清公司规模和在用的系统', 'Find out size and present system', 2)],
    }),
    open('discovery', 'need', text('需求沟通', 'Discovery'), 25, {
      goal: text('弄清痛点、决策流程和上线时间', 'Pains, decision process and go-live date known'),
      dwellDays: 10,
      requiredFields: ['account', 'amount', 'expectedCloseDate'],
      gates: [contactOfAccount],
      tasks: [task('call', '和使用者深谈一次', 'One deep talk with a user', 3, { proof: visit })],
    }),
    open('demo', 'solution', text('产品演示', 'Product demo'), 50, {
      goal: text('关键用户看过演示并认可价值', 'Key users have seen the product and its value'),
      dwellDays: 14,
      requiredFields: ['need'],
      tasks: [
        task('demo', '做一次针对场景的演示', 'A demo of their own case', 5, { proof: visit }),
        task('trial', '开通试用账号', 'Open a trial account', 3, { required: false }),
      ],
    }),
    open('quote', 'negotiation', text('商务报价', 'Quote'), 70, {
      goal: text('与决策人谈定订阅方案和价格', 'Plan and price settled with the decision maker'),
      dwellDays: 10,
      requiredFields: ['decisionMaker', 'budget'],
      tasks: [
        task('quotation', '发出正式报价', 'Send the quotation', 2, { proof: { kind: 'document', field: 'quotation' } }),
      ],
    }),
    open('signing', 'contract', text('签约', 'Signing'), 90, {
      goal: text('完成在线签约', 'Signed online'),
      dwellDays: 7,
      requiredFields: ['paymentTerms'],
      gates: [discountApproved(30)],
      tasks: [
        task('handOver', '把需求交给实施', 'Hand the needs over to delivery', 3, {
          required: false,
          proof: filled('need'),
        }),
      ],
    }),
    ...DEAL_ENDS,
  ],
};
