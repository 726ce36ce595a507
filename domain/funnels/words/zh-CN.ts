import type { GateWords } from './types.ts';

const OPS = { gte: '至少', lte: '最多', eq: '正好' } as const;
const SUM_OPS = { gte: '不少于', lte: '不多于', eq: '等于' } as const;
const whole = (of: string | undefined, name: string) => (of ? `${of}的${name}` : name);
const only = (where: string | undefined) => (where ? `（${where}）` : '');

export const zhCN: GateWords = {
  list: (parts) => parts.join('、'),
  fields: (names) => `已填写${names}`,
  document: ({ field, confirmed, newerThan, pending }) =>
    [
      `已上传${field}`,
      ...(newerThan ? [`且晚于${newerThan}的最近改动`] : []),
      ...(confirmed ? [pending ? '由另一人核验，核验前可先推进并标为待核验' : '并由另一人核验通过'] : []),
    ].join('，'),
  count: ({ object, of, where, op, value }) => `${whole(of, object)}${only(where)}${OPS[op]}有 ${value} 条`,
  sum: ({ object, field, of, where, op, value }) =>
    `${whole(of, object)}${only(where)}的${field}合计${SUM_OPS[op]} ${value}`,
  share: (percent, field) => `${field}的 ${percent}%`,
  step: ({ who, when }) => (when ? `${when} 时，由${who}审批同意` : `由${who}审批同意`),
  everyOf: (names) => `${names}全部`,
  anyOf: (names) => `${names}任一人`,
  steps: (parts) => parts.join('；之后'),
  superior: '直属上级',
  departmentHead: '部门负责人',
  somebody: '指定人员',
  reason: ({ name, subs, asks }) => `${name}${subs ? `（${subs}）` : ''}${asks ? `，要填写${asks}` : ''}`,
  uploaded: (field) => `已上传${field}`,
  visit: '进入阶段后登记过一次拜访',
  byHand: '完成后手动勾选',
};
