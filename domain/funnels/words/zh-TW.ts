import type { GateWords } from './types.ts';

const OPS = { gte: '至少', lte: '最多', eq: '剛好' } as const;
const SUM_OPS = { gte: '不少於', lte: '不多於', eq: '等於' } as const;
const whole = (of: string | undefined, name: string) => (of ? `${of}的${name}` : name);
const only = (where: string | undefined) => (where ? `（${where}）` : '');

export const zhTW: GateWords = {
  list: (parts) => parts.join('、'),
  fields: (names) => `已填寫${names}`,
  document: ({ field, confirmed, newerThan, pending }) =>
    [
      `已上傳${field}`,
      ...(newerThan ? [`且晚於${newerThan}的最近一次修改`] : []),
      ...(confirmed ? [pending ? '由另一人核驗，核驗前可先推進並標示為待核驗' : '並由另一人核驗通過'] : []),
    ].join('，'),
  count: ({ object, of, where, op, value }) => `${whole(of, object)}${only(where)}${OPS[op]}有 ${value} 筆`,
  sum: ({ object, field, of, where, op, value }) =>
    `${whole(of, object)}${only(where)}的${field}合計${SUM_OPS[op]} ${value}`,
  share: (percent, field) => `${field}的 ${percent}%`,
  step: ({ who, when }) => (when ? `${when} 時，由${who}簽核同意` : `由${who}簽核同意`),
  everyOf: (names) => `${names}全部`,
  anyOf: (names) => `${names}任一人`,
  steps: (parts) => parts.join('；之後'),
  superior: '直屬主管',
  departmentHead: '部門主管',
  somebody: '指定人員',
  reason: ({ name, subs, asks }) => `${name}${subs ? `（${subs}）` : ''}${asks ? `，要填寫${asks}` : ''}`,
  uploaded: (field) => `已上傳${field}`,
  visit: '進入階段後登記過一次拜訪',
  byHand: '完成後手動勾選',
};
