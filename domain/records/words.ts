import type { Locale } from '../kernel/localized.ts';
import type { Operator, RelativePeriod } from './condition.ts';

/** The vocabulary that conditions are told in. */
export type ConditionWords = {
  operators: Record<Operator, string>;
  /** Days and instants are earlier or later, not smaller. */
  timeOperators: Partial<Record<Operator, string>>;
  periods: Record<RelativePeriod, string>;
  and: string;
  or: string;
  not: string;
  open: string;
  close: string;
  of: string;
  to: string;
  comma: string;
  yes: string;
  no: string;
  me: string;
  nothing: string;
  always: string;
  never: string;
};

const zhCN: ConditionWords = {
  operators: {
    eq: '是',
    ne: '不是',
    lt: '小于',
    lte: '不大于',
    gt: '大于',
    gte: '不小于',
    between: '介于',
    in: '是其中之一:',
    notIn: '不是其中任何一个:',
    contains: '包含',
    startsWith: '开头是',
    empty: '为空',
    notEmpty: '不为空',
    within: '在',
  },
  timeOperators: { lt: '早于', lte: '不晚于', gt: '晚于', gte: '不早于' },
  periods: {
    today: '今天',
    yesterday: '昨天',
    tomorrow: '明天',
    thisWeek: '本周',
    lastWeek: '上周',
    nextWeek: '下周',
    thisMonth: '本月',
    lastMonth: '上月',
    nextMonth: '下月',
    thisQuarter: '本季度',
    lastQuarter: '上季度',
    nextQuarter: '下季度',
    thisYear: '本年度',
    lastYear: '上年度',
    last7Days: '最近 7 天',
    last30Days: '最近 30 天',
    last90Days: '最近 90 天',
    last12Months: '最近 12 个月',
    next30Days: '未来 30 天',
  },
  and: ' 且 ',
  or: ' 或 ',
  not: '并非',
  open: '(',
  close: ')',
  of: '的',
  to: ' 到 ',
  comma: '、',
  yes: '是',
  no: '否',
  me: '我',
  nothing: '空',
  always: '不限',
  never: '无',
};

const en: ConditionWords = {
  operators: {
    eq: 'is',
    ne: 'is not',
    lt: 'is less than',
    lte: 'is at most',
    gt: 'is greater than',
    gte: 'is at least',
    between: 'is between',
    in: 'is one of',
    notIn: 'is none of',
    contains: 'contains',
    startsWith: 'starts with',
    empty: 'is empty',
    notEmpty: 'is filled',
    within: 'is within',
  },
  timeOperators: { lt: 'is before', lte: 'is not after', gt: 'is after', gte: 'is not before' },
  periods: {
    today: 'today',
    yesterday: 'yesterday',
    tomorrow: 'tomorrow',
    thisWeek: 'this week',
    lastWeek: 'last week',
    nextWeek: 'next week',
    thisMonth: 'this month',
    lastMonth: 'last month',
    nextMonth: 'next month',
    thisQuarter: 'this quarter',
    lastQuarter: 'last quarter',
    nextQuarter: 'next quarter',
    thisYear: 'this year',
    lastYear: 'last year',
    last7Days: 'the last 7 days',
    last30Days: 'the last 30 days',
    last90Days: 'the last 90 days',
    last12Months: 'the last 12 months',
    next30Days: 'the next 30 days',
  },
  and: ' and ',
  or: ' or ',
  not: 'not ',
  open: '(',
  close: ')',
  of: ' ',
  to: ' and ',
  comma: ', ',
  yes: 'yes',
  no: 'no',
  me: 'me',
  nothing: 'nothing',
  always: 'always',
  never: 'never',
};

export const WORDS: Record<Locale, ConditionWords> = { 'zh-CN': zhCN, en };
