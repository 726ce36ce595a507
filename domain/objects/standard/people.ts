import type { ObjectSpec } from '../types.ts';
import { field, INDUSTRIES, labels, options, REGIONS, SOURCES } from './fields.ts';

export const lead: ObjectSpec = {
  key: 'lead',
  labels: labels('[线索]', '[Lead]'),
  labelsPlural: labels('[线索]', '[Leads]'),
  titleField: 'name',
  icon: 'lead',
  visibility: { own: true, through: [] },
  hasFunnel: true,
  fields: [
    field('name', 'text', '[线索]名称', 'Name', { required: true }),
    field('company', 'text', '公司', 'Company', { searchable: true }),
    field('contactName', 'text', '[联系人]', '[Contact]', { searchable: true }),
    field('title', 'text', '职务', 'Title'),
    field('phone', 'phone', '电话', 'Phone', { searchable: true }),
    field('email', 'email', '邮箱', 'Email'),
    field('source', 'select', '来源', 'Source', { options: SOURCES }),
    field('campaign', 'reference', '[市场活动]', '[Campaign]', { target: 'campaign' }),
    field('region', 'select', '地区', 'Region', { options: REGIONS }),
    field('industry', 'select', '行业', 'Industry', { options: INDUSTRIES }),
    field('need', 'longText', '需求描述', 'Need'),
    field('budget', 'money', '预算', 'Budget', { min: '0' }),
    field('rejectReason', 'select', '退回原因', 'Reason for return', {
      options: options({
        noNeed: ['暂无需求', 'No need yet'],
        noBudget: ['没有预算', 'No budget'],
        unreachable: ['联系不上', 'Cannot be reached'],
        notTarget: ['非目标[客户]', 'Not a target customer'],
        duplicate: ['重复[线索]', 'Duplicate'],
        wrongData: ['信息有误', 'Wrong data'],
      }),
    }),
    field('rejectDetail', 'select', '退回子原因', 'Sub-reason for return', { options: [] }),
    field('rejectNote', 'longText', '退回说明', 'Note on return'),
    field('account', 'reference', '转为[客户]', 'Became [account]', { target: 'account' }),
    field('contact', 'reference', '转为[联系人]', 'Became [contact]', { target: 'contact' }),
    field('opportunity', 'reference', '转为[商机]', 'Became [deal]', { target: 'opportunity' }),
    field('files', 'file', '附件', 'Files'),
  ],
};

export const account: ObjectSpec = {
  key: 'account',
  labels: labels('[客户]', '[Account]'),
  labelsPlural: labels('[客户]', '[Accounts]'),
  titleField: 'name',
  icon: 'account',
  visibility: { own: true, through: [] },
  hasFunnel: false,
  fields: [
    field('name', 'text', '[客户]名称', 'Name', { required: true }),
    field('shortName', 'text', '简称', 'Short name', { searchable: true }),
    field('creditCode', 'text', '统一社会信用代码', 'Credit code', { maxLength: 18 }),
    field('industry', 'select', '行业', 'Industry', { options: INDUSTRIES }),
    field('region', 'select', '地区', 'Region', { options: REGIONS }),
    field('city', 'text', '城市', 'City'),
    field('address', 'text', '地址', 'Address'),
    field('level', 'select', '[客户]级别', 'Level', {
      options: options({ strategic: ['战略', 'Strategic'], key: ['重点', 'Key'], normal: ['普通', 'Normal'] }),
    }),
    field('status', 'select', '[客户]状态', 'Status', {
      options: options({ prospect: ['潜在[客户]', 'Prospect'], customer: ['成交[客户]', 'Customer'] }),
      default: 'prospect',
    }),
    field('parent', 'reference', '上级[客户]', 'Parent [account]', { target: 'account' }),
    field('source', 'select', '来源', 'Source', { options: SOURCES }),
    field('employees', 'integer', '人数', 'Employees', { min: '0' }),
    field('revenue', 'money', '年营业额', 'Annual revenue', { min: '0' }),
    field('foundedYear', 'integer', '成立年份', 'Founded', { min: '1000', max: '2200' }),
    field('website', 'url', '网站', 'Website'),
    field('phone', 'phone', '电话', 'Phone', { searchable: true }),
    field('note', 'longText', '备注', 'Note'),
    field('files', 'file', '附件', 'Files'),
  ],
};

export const contact: ObjectSpec = {
  key: 'contact',
  labels: labels('[联系人]', '[Contact]'),
  labelsPlural: labels('[联系人]', '[Contacts]'),
  titleField: 'name',
  icon: 'contact',
  visibility: { own: true, through: ['account'] },
  hasFunnel: false,
  fields: [
    field('name', 'text', '姓名', 'Name', { required: true }),
    field('account', 'reference', '[客户]', '[Account]', { target: 'account' }),
    field('title', 'text', '职务', 'Title'),
    field('division', 'text', '部门', 'Division'),
    field('mobile', 'phone', '手机', 'Mobile', { searchable: true }),
    field('phone', 'phone', '座机', 'Phone'),
    field('email', 'email', '邮箱', 'Email'),
    field('wechat', 'text', '微信', 'WeChat'),
    field('note', 'longText', '备注', 'Note'),
    field('files', 'file', '附件', 'Files'),
  ],
};

export const contactRole: ObjectSpec = {
  key: 'contactRole',
  labels: labels('决策角色', '[Contact] role'),
  labelsPlural: labels('决策链', 'Buying committee'),
  titleField: 'contact',
  icon: 'contact',
  visibility: { own: false, through: ['opportunity'] },
  hasFunnel: false,
  fields: [
    field('opportunity', 'reference', '[商机]', '[Deal]', { target: 'opportunity', required: true }),
    field('contact', 'reference', '[联系人]', '[Contact]', { target: 'contact', required: true }),
    field('role', 'select', '角色', 'Role', {
      required: true,
      options: options({
        decisionMaker: ['决策人', 'Decision maker'],
        influencer: ['影响者', 'Influencer'],
        user: ['使用者', 'User'],
        evaluator: ['技术评估', 'Technical evaluator'],
        purchaser: ['采购', 'Purchaser'],
        champion: ['内部支持者', 'Champion'],
      }),
    }),
    field('attitude', 'select', '态度', 'Attitude', {
      options: options({ support: ['支持', 'Supports'], neutral: ['中立', 'Neutral'], oppose: ['反对', 'Opposes'] }),
    }),
    field('note', 'longText', '备注', 'Note'),
  ],
};
