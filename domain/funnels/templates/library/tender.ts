import { DEAL_ENDS } from '../dealEnds.ts';
import type { TemplateOffer } from '../offer.ts';
import { FREE, open, text } from '../stages.ts';
import { budgetConfirmed, contactOfAccount, filled, quotationConfirmed, task, visit } from './parts.ts';

/** Projects that are put out to tender. Stages are not skipped: each prepares the next. */
export const tender: TemplateOffer = {
  key: 'tender',
  objectKey: 'opportunity',
  names: text('项目投标漏斗', 'Projects and tenders'),
  summary: text('要立项、入围、投标的大项目', 'Large projects: approval, short list, tender'),
  transitions: { ...FREE, skip: 'forbidden' },
  stages: [
    open('sighted', 'qualify', text('项目发现', 'Project sighted'), 5, {
      goal: text('确认项目立项和预算来源', 'Project and its budget confirmed'),
      dwellDays: 30,
      gates: [contactOfAccount],
      tasks: [task('visit', '拜访项目负责人', 'Visit who is in charge', 10, { proof: visit })],
    }),
    open('guidance', 'need', text('需求引导', 'Shaping the need'), 20, {
      goal: text('参与编写需求，了解评标办法', 'Take part in the specification; know how bids are judged'),
      dwellDays: 45,
      requiredFields: ['account', 'amount', 'expectedCloseDate'],
      tasks: [task('specification', '整理需求说明', 'Write the specification', 15, { proof: filled('need') })],
    }),
    open('design', 'solution', text('方案设计', 'Solution design'), 40, {
      goal: text('总体方案通过[客户]评审', 'The design passes the customer’s review'),
      dwellDays: 30,
      requiredFields: ['need', 'competitor'],
      tasks: [task('review', '内部评审方案和成本', 'Review solution and cost inside', 10)],
    }),
    open('bidding', 'negotiation', text('投标报价', 'Bid and price'), 60, {
      goal: text('按时投出完整标书', 'A whole bid handed in on time'),
      dwellDays: 20,
      dwellIn: 'working',
      requiredFields: ['decisionMaker', 'budget'],
      gates: [quotationConfirmed('pending')],
      tasks: [
        task('bid', '标书盖章并上传', 'Stamp the bid and upload it', 5, {
          proof: { kind: 'document', field: 'files' },
        }),
      ],
    }),
    open('award', 'negotiation', text('中标谈判', 'Award'), 80, {
      goal: text('拿到中标通知，谈定合同条款', 'Award received, terms of the contract settled'),
      dwellDays: 20,
      tasks: [
        task('notice', '上传中标通知书', 'Upload the notice of award', 5, {
          proof: { kind: 'document', field: 'files' },
        }),
      ],
    }),
    open('contract', 'contract', text('合同签署', 'Contract signing'), 90, {
      goal: text('完成法务审批并签署', 'Legal review done and signed'),
      dwellDays: 14,
      requiredFields: ['paymentTerms'],
      gates: [budgetConfirmed],
      tasks: [task('legal', '送法务审核合同', 'Have the contract reviewed by legal', 5)],
    }),
    ...DEAL_ENDS,
  ],
};
