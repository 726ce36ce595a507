import type { MeasureSpec } from '../types.ts';
import { beside, counted, mode, text } from './words.ts';

export const snapshot: MeasureSpec = {
  key: 'snapshot',
  version: 1,
  names: text('当前存量', 'Snapshot'),
  unit: 'count',
  modes: [
    mode(
      'open',
      ['在途', 'Open'],
      [
        '观察时刻在途的记录：数量、金额、加权金额（金额 × 阶段赢率）、自创建起的天数中位数。选过去某日时，阶段、负责人、部门、金额均取当时的值，赢率取现在的（固定值，或由历史得出的值）。',
        'Records open at the as-of time: count, amount, weighted amount (amount × win probability of the stage), median days since creation. For a past day, stage, owner, department and amount are as they were then, the win probability (fixed, or learned from closings) is the present one.',
      ],
    ),
  ],
  bases: ['expectedClose', 'created'],
  perStep: false,
  objects: ['*'],
  counts: 'record',
  parts: [
    counted('count', '数量', 'Count'),
    beside('amount', 'amount', '金额', 'Amount'),
    beside('weightedAmount', 'amount', '加权金额', 'Weighted amount'),
    beside('medianAge', 'days', '天数中位数', 'Median age'),
  ],
};

const openMode = (zh: string, en: string) => [mode('open', ['在途', 'Open'], [zh, en])];

export const openCount: MeasureSpec = {
  ...snapshot,
  key: 'openCount',
  names: text('在途数', 'Open'),
  modes: openMode('观察时刻在途的记录数。', 'Number of records open at the as-of time.'),
};

export const openAmount: MeasureSpec = {
  ...snapshot,
  key: 'openAmount',
  names: text('在途金额', 'Open amount'),
  unit: 'amount',
  modes: openMode('观察时刻在途记录的金额之和。', 'Sum of the amounts of the records open at the as-of time.'),
};

export const weightedAmount: MeasureSpec = {
  ...snapshot,
  key: 'weightedAmount',
  names: text('加权金额', 'Weighted amount'),
  unit: 'amount',
  modes: openMode(
    '在途金额按所在阶段的赢率加权之和。赢率取现在的（固定值，或由历史得出的值），选过去某日时也是。',
    'Sum of open amounts, each times the win probability of its stage: the present one (fixed, or learned from closings), for a past day too.',
  ),
};

export const createdCount: MeasureSpec = {
  key: 'createdCount',
  version: 1,
  names: text('新增数', 'Created'),
  unit: 'count',
  modes: [
    mode(
      'created',
      ['按创建日期', 'By creation'],
      ['窗口内创建的记录数（不含已删除）。', 'Number of records created in the window; deleted ones left out.'],
    ),
  ],
  bases: ['created'],
  perStep: false,
  objects: ['*'],
  counts: 'record',
  parts: [counted('count', '数量', 'Count'), beside('amount', 'amount', '金额', 'Amount')],
};

export const velocity: MeasureSpec = {
  key: 'velocity',
  version: 1,
  names: text('销售速度', 'Sales velocity'),
  unit: 'amountPerDay',
  modes: [
    mode(
      'daily',
      ['每日', 'A day'],
      [
        '在途数 × 赢单率（已决口径）× 平均单笔金额 ÷ 平均销售周期（创建到赢单），即每天的金额。已决[商机]不足 30 个时不给出。',
        'Open count × win rate (decided) × average [deal] size ÷ mean sales cycle (created to won): revenue a day. Not given below 30 decided [deals].',
      ],
    ),
  ],
  bases: ['closed'],
  perStep: false,
  objects: ['*'],
  counts: 'record',
  parts: [
    counted('open', '在途', 'Open'),
    counted('won', '赢单', 'Won'),
    counted('lost', '输单', 'Lost'),
    beside('winRate', 'share', '赢单率', 'Win rate'),
    beside('averageDealSize', 'amount', '平均单笔金额', 'Average [deal] size'),
    beside('meanCycle', 'days', '平均销售周期', 'Mean sales cycle'),
  ],
};
