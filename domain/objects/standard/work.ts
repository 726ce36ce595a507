import type { ObjectSpec } from '../types.ts';
import { field, labels, options } from './fields.ts';

export const activity: ObjectSpec = {
  key: 'activity',
  labels: labels('[跟进记录]', '[Follow-up]'),
  labelsPlural: labels('[跟进记录]', '[Follow-ups]'),
  titleField: 'name',
  icon: 'activity',
  visibility: { own: true, through: ['opportunity', 'lead', 'account'] },
  hasFunnel: false,
  fields: [
    field('name', 'text', '主题', 'Subject'),
    field('kind', 'select', '方式', 'Kind', {
      required: true,
      default: 'call',
      options: options({
        call: ['电话', 'Call'],
        visit: ['拜访', 'Visit'],
        wechat: ['微信', 'WeChat'],
        meeting: ['会议', 'Meeting'],
        demo: ['演示', 'Demo'],
        email: ['邮件', 'E-mail'],
        other: ['其他', 'Other'],
      }),
    }),
    field('at', 'dateTime', '时间', 'When', { required: true, sorted: true }),
    field('content', 'longText', '内容', 'What was said', { required: true }),
    field('minutes', 'integer', '时长（分钟）', 'Minutes', { min: '0', max: '1440' }),
    field('nextStep', 'text', '下一步', 'Next step'),
    field('nextStepDate', 'date', '下一步日期', 'Next step on'),
    field('opportunity', 'reference', '[商机]', '[Deal]', { target: 'opportunity' }),
    field('lead', 'reference', '[线索]', '[Lead]', { target: 'lead' }),
    field('account', 'reference', '[客户]', '[Account]', { target: 'account' }),
    field('contact', 'reference', '[联系人]', '[Contact]', { target: 'contact' }),
    field('files', 'file', '附件', 'Files'),
    field('mentions', 'users', '提到的同事', 'Mentioned'),
    field('replyTo', 'reference', '回复', 'Reply to', { target: 'activity' }),
  ],
};

export const task: ObjectSpec = {
  key: 'task',
  labels: labels('[任务]', '[Task]'),
  labelsPlural: labels('[任务]', '[Tasks]'),
  titleField: 'name',
  icon: 'task',
  visibility: { own: true, through: ['opportunity', 'lead', 'account'] },
  hasFunnel: false,
  fields: [
    field('name', 'text', '[任务]', '[Task]', { required: true }),
    field('dueDate', 'date', '截止日期', 'Due', { sorted: true }),
    field('done', 'boolean', '已完成', 'Done', { default: false }),
    field('doneAt', 'dateTime', '完成时间', 'Done at'),
    field('priority', 'select', '优先级', 'Priority', {
      options: options({ high: ['高', 'High'], normal: ['中', 'Normal'], low: ['低', 'Low'] }),
      default: 'normal',
    }),
    field('opportunity', 'reference', '[商机]', '[Deal]', { target: 'opportunity' }),
    field('lead', 'reference', '[线索]', '[Lead]', { target: 'lead' }),
    field('account', 'reference', '[客户]', '[Account]', { target: 'account' }),
    field('note', 'longText', '备注', 'Note'),
    field('files', 'file', '附件', 'Files'),
  ],
};
