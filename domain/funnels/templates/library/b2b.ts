import { DEAL_ENDS_APPROVED } from '../dealEnds.ts';
import type { TemplateOffer } from '../offer.ts';
import { FREE, open, text } from '../stages.ts';
import {
  budgetConfirmed,
  contactOfAccount,
  discountApproved,
  filled,
  quotationConfirmed,
  task,
  visit,
} from './parts.ts';

/** The usual sale to companies, each stage with what must be done in it. */
export const b2b: TemplateOffer = {
  key: 'b2b',
  objectKey: 'opportunity',
  names: text('B2B 标准漏斗', 'B2B standard'),
  summary: text('面向企业[客户]的常规销售', 'The usual sale to companies'),
  transitions: FREE,
  stages: [
    open('qualify', 'qualify', text('初步接洽', 'Qualification'), 10, {
      goal: text(
        '确认[客户]真实存在、有潜在需求，并约到关键[联系人]',
        'A real customer with a possible need; a key contact met',
      ),
      dwellDays: 14,
      gates: [contactOfAccount],
      tasks: [task('firstCall', '首次沟通并记录', 'First talk, written down', 3, { proof: visit })],
    }),
    open('need', 'need', text('需求确认', 'Need confirmed'), 25, {
      goal: text('与[客户]一致确认需求、金额区间和时间表', 'Need, size and timetable agreed with the customer'),
      dwellDays: 21,
      requiredFields: ['account', 'amount', 'expectedCloseDate'],
      tasks: [task('needs', '写清[客户]的需求', 'Write the customer’s need down', 5, { proof: filled('need') })],
    }),
    open('solution', 'solution', text('方案呈现', 'Solution presented'), 45, {
      goal: text('[客户]的使用部门和技术部门认可方案', 'Users and technical evaluators accept the solution'),
      dwellDays: 30,
      requiredFields: ['need'],
      tasks: [
        task('present', '向使用部门讲解方案', 'Present the solution to its users', 10, { proof: visit }),
        task('competitor', '摸清主要[竞争对手]', 'Find out the main competitor', 10, {
          required: false,
          proof: filled('competitor'),
        }),
      ],
    }),
    open('negotiation', 'negotiation', text('商务谈判', 'Negotiation'), 70, {
      goal: text('与决策人谈定价格和主要条款', 'Price and main terms settled with the decision maker'),
      dwellDays: 21,
      requiredFields: ['decisionMaker', 'budget'],
      gates: [quotationConfirmed('block')],
      tasks: [task('terms', '谈定付款方式', 'Agree on the terms of payment', 10, { proof: filled('paymentTerms') })],
    }),
    open('contract', 'contract', text('合同签署', 'Contract signing'), 90, {
      goal: text('双方完成合同审批并签署', 'Both sides approve and sign the contract'),
      dwellDays: 14,
      dwellIn: 'working',
      requiredFields: ['paymentTerms'],
      gates: [budgetConfirmed, discountApproved(20)],
      tasks: [task('legal', '送法务审核合同', 'Have the contract reviewed by legal', 5)],
    }),
    ...DEAL_ENDS_APPROVED,
  ],
};
