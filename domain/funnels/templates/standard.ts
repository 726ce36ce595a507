import { DEAL_ENDS } from './dealEnds.ts';
import { FREE, type FunnelTemplate, open, text } from './stages.ts';

/** The usual B2B sale; takes every opportunity that no other funnel claims. */
export const standard: FunnelTemplate = {
  key: 'standard',
  objectKey: 'opportunity',
  names: text('标准销售漏斗', 'Standard funnel'),
  position: 0,
  transitions: FREE,
  stages: [
    open('qualify', 'qualify', text('初步接洽', 'Qualification'), 10, {
      goal: text(
        '确认[客户]真实存在、有潜在需求，并约到关键[联系人]',
        'A real customer with a possible need; a key contact met',
      ),
      dwellDays: 14,
    }),
    open('need', 'need', text('需求确认', 'Need confirmed'), 25, {
      goal: text('与[客户]一致确认需求、金额区间和时间表', 'Need, size and timetable agreed with the customer'),
      dwellDays: 21,
      requiredFields: ['account', 'amount', 'expectedCloseDate'],
    }),
    open('solution', 'solution', text('方案呈现', 'Solution presented'), 45, {
      goal: text('[客户]的使用部门和技术部门认可方案', 'Users and technical evaluators accept the solution'),
      dwellDays: 30,
      requiredFields: ['need'],
    }),
    open('negotiation', 'negotiation', text('商务谈判', 'Negotiation'), 70, {
      goal: text('与决策人谈定价格和主要条款', 'Price and main terms settled with the decision maker'),
      dwellDays: 21,
      requiredFields: ['decisionMaker', 'budget'],
    }),
    open('contract', 'contract', text('合同签署', 'Contract signing'), 90, {
      goal: text('双方完成合同审批并签署', 'Both sides approve and sign the contract'),
      dwellDays: 14,
      requiredFields: ['paymentTerms'],
      gates: [
        {
          key: 'budgetConfirmed',
          at: 'entry',
          kind: 'condition',
          condition: { field: 'budgetConfirmed', op: 'eq', value: true },
          message: text('签约前要确认[客户]预算已落实', 'Confirm the customer’s budget before signing'),
        },
      ],
    }),
    ...DEAL_ENDS,
  ],
};
