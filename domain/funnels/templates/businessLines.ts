import { DEAL_ENDS } from './dealEnds.ts';
import { FREE, type FunnelTemplate, open, text } from './stages.ts';

const forLine = (line: string) => ({ field: 'productLine', op: 'eq', value: line }) as const;

/** Machines made to order: survey on site, samples, tender. Stages are not skipped. */
export const equipment: FunnelTemplate = {
  key: 'equipment',
  objectKey: 'opportunity',
  names: text('智能装备漏斗', 'Equipment funnel'),
  position: 1,
  chooseWhen: forLine('equipment'),
  transitions: {
    ...FREE,
    skip: 'forbidden',
    // Not every machine needs samples.
    exceptions: [{ from: 'proposal', to: 'bidding', permission: 'gated' }],
  },
  stages: [
    open('qualify', 'qualify', text('初步接洽', 'Qualification'), 10, {
      goal: text('确认产线改造或新建计划及负责人', 'The plan for the line and who is in charge'),
      dwellDays: 21,
    }),
    open('survey', 'need', text('现场勘察', 'Site survey'), 25, {
      goal: text('完成工艺和场地勘察，形成需求清单', 'Process and site surveyed; requirements listed'),
      dwellDays: 30,
      requiredFields: ['account', 'amount', 'expectedCloseDate'],
    }),
    open('proposal', 'solution', text('技术方案', 'Technical proposal'), 40, {
      goal: text('技术协议草案得到[客户]工艺部门认可', 'Process engineers accept the draft specification'),
      dwellDays: 45,
      requiredFields: ['need'],
    }),
    open('sample', 'solution', text('打样验证', 'Sample run'), 55, {
      goal: text('样件节拍和良率达到约定指标', 'Samples reach the agreed cycle time and yield'),
      dwellDays: 40,
    }),
    open('bidding', 'negotiation', text('招投标', 'Tender'), 70, {
      goal: text('完成投标并进入商务谈判', 'Tender submitted and under negotiation'),
      dwellDays: 30,
      requiredFields: ['decisionMaker', 'budget'],
    }),
    open('contract', 'contract', text('合同签署', 'Contract signing'), 90, {
      goal: text('合同签署并收到预付款安排', 'Contract signed, down payment arranged'),
      dwellDays: 21,
      requiredFields: ['paymentTerms'],
    }),
    ...DEAL_ENDS,
  ],
};

export const integration: FunnelTemplate = {
  key: 'integration',
  objectKey: 'opportunity',
  names: text('系统集成漏斗', 'Integration funnel'),
  position: 2,
  chooseWhen: forLine('integration'),
  transitions: FREE,
  stages: [
    open('qualify', 'qualify', text('立项接洽', 'Project sighted'), 10, {
      goal: text('确认项目立项和预算来源', 'Project and its budget confirmed'),
      dwellDays: 14,
    }),
    open('need', 'need', text('需求调研', 'Requirements'), 25, {
      goal: text('完成调研，[客户]确认需求说明', 'Requirements written and confirmed'),
      dwellDays: 21,
      requiredFields: ['account', 'amount', 'expectedCloseDate'],
    }),
    open('design', 'solution', text('方案设计', 'Solution design'), 45, {
      goal: text('总体方案通过[客户]评审', 'The design passes the customer’s review'),
      dwellDays: 25,
      requiredFields: ['need'],
    }),
    open('bidding', 'negotiation', text('投标报价', 'Bid and price'), 65, {
      goal: text('投标并谈定价格、范围和工期', 'Price, scope and schedule settled'),
      dwellDays: 20,
      requiredFields: ['decisionMaker', 'budget'],
    }),
    open('contract', 'contract', text('合同签署', 'Contract signing'), 90, {
      goal: text('完成法务审批并签署', 'Legal review done and signed'),
      dwellDays: 14,
      requiredFields: ['paymentTerms'],
    }),
    ...DEAL_ENDS,
  ],
};

export const saas: FunnelTemplate = {
  key: 'saas',
  objectKey: 'opportunity',
  names: text('SaaS 订阅漏斗', 'SaaS funnel'),
  position: 3,
  chooseWhen: forLine('saas'),
  transitions: FREE,
  stages: [
    open('qualify', 'qualify', text('初步接洽', 'Qualification'), 10, {
      goal: text('确认使用场景和用户规模', 'Use case and number of users known'),
      dwellDays: 7,
    }),
    open('demo', 'need', text('产品演示', 'Product demo'), 25, {
      goal: text('关键用户看过演示并认可价值', 'Key users have seen the product and its value'),
      dwellDays: 10,
      requiredFields: ['account', 'amount', 'expectedCloseDate'],
    }),
    open('trial', 'solution', text('试用', 'Trial'), 50, {
      goal: text('试用期内达到约定的使用目标', 'The trial reaches its agreed goals'),
      dwellDays: 21,
    }),
    open('quote', 'negotiation', text('报价', 'Quote'), 70, {
      goal: text('与决策人谈定订阅方案和价格', 'Plan and price settled with the decision maker'),
      dwellDays: 10,
      requiredFields: ['decisionMaker', 'budget'],
    }),
    open('contract', 'contract', text('签约', 'Signing'), 90, {
      goal: text('完成在线签约', 'Signed online'),
      dwellDays: 7,
    }),
    ...DEAL_ENDS,
  ],
};
