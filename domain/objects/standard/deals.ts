import type { ObjectSpec } from '../types.ts';
import { field, labels, options, PRODUCT_LINES, REGIONS, SOURCES } from './fields.ts';

export const opportunity: ObjectSpec = {
  key: 'opportunity',
  labels: labels('商机', 'Deal'),
  labelsPlural: labels('商机', 'Deals'),
  titleField: 'name',
  icon: 'opportunity',
  visibility: { own: true, through: [] },
  hasFunnel: true,
  tracked: { amount: 'amount', closeDate: 'expectedCloseDate', category: 'forecastCategory' },
  fields: [
    field('name', 'text', '商机名称', 'Name', { required: true }),
    field('code', 'autoNumber', '编号', 'Number', { pattern: 'OPP-{000000}' }),
    field('account', 'reference', '客户', 'Account', { target: 'account' }),
    field('amount', 'money', '金额', 'Amount', { min: '0' }),
    field('expectedCloseDate', 'date', '预计成交日期', 'Expected close date'),
    field('originalCloseDate', 'date', '最初预计成交日期', 'First expected close date'),
    field('forecastCategory', 'select', '预测类别', 'Forecast category', {
      options: options({
        pipeline: ['储备', 'Pipeline'],
        bestCase: ['争取', 'Best case'],
        commit: ['承诺', 'Commit'],
        closed: ['已赢单', 'Closed'],
        omitted: ['不计入', 'Omitted'],
      }),
      default: 'pipeline',
    }),
    field('productLine', 'select', '产品线', 'Product line', { options: PRODUCT_LINES }),
    field('product', 'reference', '主要产品', 'Main product', { target: 'product' }),
    field('source', 'select', '来源', 'Source', { options: SOURCES }),
    field('campaign', 'reference', '市场活动', 'Campaign', { target: 'campaign' }),
    field('region', 'select', '地区', 'Region', { options: REGIONS }),
    field('need', 'longText', '需求', 'Need'),
    field('budget', 'money', '预算', 'Budget', { min: '0' }),
    field('budgetConfirmed', 'boolean', '预算已确认', 'Budget confirmed'),
    field('decisionMaker', 'reference', '决策人', 'Decision maker', { target: 'contact' }),
    field('competitor', 'reference', '主要竞争对手', 'Main competitor', { target: 'competitor' }),
    field('discount', 'percent', '折扣', 'Discount', { min: '0', max: '100' }),
    field('paymentTerms', 'text', '付款方式', 'Payment terms'),
    field('quotation', 'file', '报价单', 'Quotation'),
    field('nextStep', 'text', '下一步', 'Next step'),
    field('nextStepDate', 'date', '下一步日期', 'Next step on'),
    field('lossReason', 'select', '输单原因', 'Loss reason', {
      options: options({
        price: ['价格', 'Price'],
        competitor: ['竞争对手', 'Competitor'],
        product: ['产品不符', 'Product fit'],
        budget: ['预算取消', 'Budget cancelled'],
        timing: ['项目搁置', 'Postponed'],
        relationship: ['客情不足', 'Relationship'],
        noDecision: ['客户未决策', 'No decision'],
        other: ['其他', 'Other'],
      }),
    }),
    field('lossNote', 'longText', '输单说明', 'Note on the loss'),
    field('invalidReason', 'select', '无效原因', 'Reason invalid', {
      options: options({
        duplicate: ['重复商机', 'Duplicate'],
        mistake: ['误建', 'Created by mistake'],
        notReal: ['并无真实需求', 'No real need'],
      }),
    }),
    field('lead', 'reference', '来自线索', 'From lead', { target: 'lead' }),
  ],
};

export const opportunityLine: ObjectSpec = {
  key: 'opportunityLine',
  labels: labels('产品明细', 'Line item'),
  labelsPlural: labels('产品明细', 'Line items'),
  titleField: 'product',
  icon: 'product',
  visibility: { own: false, through: ['opportunity'] },
  hasFunnel: false,
  fields: [
    field('opportunity', 'reference', '商机', 'Deal', { target: 'opportunity', required: true }),
    field('product', 'reference', '产品', 'Product', { target: 'product', required: true }),
    field('quantity', 'decimal', '数量', 'Quantity', { required: true, min: '0', default: '1' }),
    field('unitPrice', 'money', '单价', 'Unit price', { min: '0' }),
    field('discount', 'percent', '折扣', 'Discount', { min: '0', max: '100' }),
    field('amount', 'money', '小计', 'Amount', { min: '0' }),
    field('note', 'text', '备注', 'Note'),
  ],
};

export const product: ObjectSpec = {
  key: 'product',
  labels: labels('产品', 'Product'),
  labelsPlural: labels('产品', 'Products'),
  titleField: 'name',
  icon: 'product',
  visibility: { own: false, through: [] },
  hasFunnel: false,
  fields: [
    field('name', 'text', '产品名称', 'Name', { required: true }),
    field('code', 'text', '产品编码', 'Code', { searchable: true }),
    field('line', 'select', '产品线', 'Product line', { options: PRODUCT_LINES }),
    field('series', 'text', '系列', 'Series'),
    field('unitPrice', 'money', '标准价', 'List price', { min: '0' }),
    field('unit', 'text', '单位', 'Unit'),
    field('active', 'boolean', '在售', 'On sale', { default: true }),
    field('description', 'longText', '说明', 'Description'),
  ],
};

export const competitor: ObjectSpec = {
  key: 'competitor',
  labels: labels('竞争对手', 'Competitor'),
  labelsPlural: labels('竞争对手', 'Competitors'),
  titleField: 'name',
  icon: 'competitor',
  visibility: { own: false, through: [] },
  hasFunnel: false,
  fields: [
    field('name', 'text', '名称', 'Name', { required: true }),
    field('website', 'url', '网站', 'Website'),
    field('strengths', 'longText', '优势', 'Strengths'),
    field('weaknesses', 'longText', '劣势', 'Weaknesses'),
  ],
};

export const campaign: ObjectSpec = {
  key: 'campaign',
  labels: labels('市场活动', 'Campaign'),
  labelsPlural: labels('市场活动', 'Campaigns'),
  titleField: 'name',
  icon: 'campaign',
  visibility: { own: false, through: [] },
  hasFunnel: false,
  fields: [
    field('name', 'text', '活动名称', 'Name', { required: true }),
    field('kind', 'select', '类型', 'Kind', { options: SOURCES }),
    field('startDate', 'date', '开始', 'Starts'),
    field('endDate', 'date', '结束', 'Ends'),
    field('budget', 'money', '预算', 'Budget', { min: '0' }),
    field('cost', 'money', '实际费用', 'Actual cost', { min: '0' }),
    field('note', 'longText', '备注', 'Note'),
  ],
};
