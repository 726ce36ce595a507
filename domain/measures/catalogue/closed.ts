import type { MeasureSpec } from '../types.ts';
import { beside, counted, mode, text } from './words.ts';

const CLOSED_PARTS = [
  counted('won', '赢单', 'Won'),
  counted('lost', '输单', 'Lost'),
  counted('invalid', '无效', 'Invalid'),
  beside('wonAmount', 'amount', '赢单金额', 'Won amount'),
  beside('lostAmount', 'amount', '输单金额', 'Lost amount'),
];

export const winRate: MeasureSpec = {
  key: 'winRate',
  version: 1,
  names: text('赢单率', 'Win rate'),
  unit: 'share',
  modes: [
    mode(
      'decided',
      ['已决口径', 'Decided'],
      [
        '按结束日期：赢单 ÷（赢单 + 输单）。无效不计入，其占比单列。',
        'By close date: won ÷ (won + lost). Invalid ones are left out, their share stands beside.',
      ],
    ),
    mode(
      'all',
      ['总[商机]口径', 'All'],
      [
        '按创建日期：赢单 ÷ 窗口内创建的全部[商机]，在途与无效也在分母。',
        'By creation: won ÷ all created in the window, open and invalid ones included.',
      ],
    ),
    mode(
      'due',
      ['到期口径', 'Due'],
      [
        '最初预计成交日期落在窗口内的全部[商机]（含推迟的）中，在窗口内赢单的占比。提前与推迟赢单的单列。',
        'Of all whose close date originally fell in the window, slipped ones included, the share won in it. Those won earlier or later stand beside.',
      ],
    ),
  ],
  bases: ['closed'],
  perStep: false,
  objects: ['*'],
  counts: 'record',
  parts: [
    counted('all', '全部', 'All'),
    ...CLOSED_PARTS,
    counted('open', '在途', 'Open'),
    counted('wonEarly', '提前赢单', 'Won earlier'),
    counted('wonLate', '推迟赢单', 'Won later'),
    beside('allAmount', 'amount', '全部金额', 'Amount of all'),
    beside('valueByAmount', 'share', '赢单率（按金额）', 'Win rate by amount'),
    beside('invalidShare', 'share', '无效占比', 'Share invalid'),
  ],
};

export const salesCycle: MeasureSpec = {
  key: 'salesCycle',
  version: 1,
  names: text('销售周期', 'Sales cycle'),
  unit: 'days',
  modes: [
    mode(
      'fromCreated',
      ['[商机]创建到赢单', 'Created to won'],
      [
        '窗口内赢单的[商机]，从创建到赢单的日历天数；给出中位数、平均数、90 分位。',
        'Calendar days from creation to won, over what was won in the window; median, mean and 90th percentile.',
      ],
    ),
    mode(
      'fromLead',
      ['[线索]创建到赢单', '[Lead] to won'],
      [
        '窗口内赢单且来自[线索]的[商机]，从[线索]创建到赢单的日历天数。',
        'Calendar days from the creation of the [lead] to won, over what was won in the window and came from [a lead].',
      ],
    ),
  ],
  bases: ['closed'],
  perStep: false,
  objects: ['*'],
  counts: 'record',
  parts: [
    counted('won', '赢单', 'Won'),
    beside('mean', 'days', '平均', 'Mean'),
    beside('p90', 'days', '90 分位', '90th percentile'),
    counted('withLead', '来自[线索]', 'From [a lead]'),
    beside('leadMedian', 'days', '[线索]起：中位数', 'From [lead]: median'),
    beside('leadMean', 'days', '[线索]起：平均', 'From [lead]: mean'),
    beside('leadP90', 'days', '[线索]起：90 分位', 'From [lead]: 90th percentile'),
  ],
};

const closedMode = (zh: string, en: string) => [mode('closed', ['按结束日期', 'By close date'], [zh, en])];

export const wonAmount: MeasureSpec = {
  key: 'wonAmount',
  version: 1,
  names: text('赢单金额', 'Won amount'),
  unit: 'amount',
  modes: closedMode('结束日期在窗口内的赢单[商机]的金额之和。', 'Sum of the amounts of what was won, by close date.'),
  bases: ['closed', 'created'],
  perStep: false,
  objects: ['*'],
  counts: 'record',
  parts: CLOSED_PARTS,
};

export const wonCount: MeasureSpec = {
  ...wonAmount,
  key: 'wonCount',
  names: text('赢单数', 'Won'),
  unit: 'count',
  modes: closedMode('结束日期在窗口内的赢单[商机]数。', 'Number of what was won, by close date.'),
};

export const lostCount: MeasureSpec = {
  ...wonAmount,
  key: 'lostCount',
  names: text('输单数', 'Lost'),
  unit: 'count',
  modes: closedMode(
    '结束日期在窗口内的输单[商机]数，不含无效。',
    'Number of what was lost, by close date; invalid ones left out.',
  ),
};

export const averageDealSize: MeasureSpec = {
  ...wonAmount,
  key: 'averageDealSize',
  names: text('平均单笔金额', 'Average [deal] size'),
  modes: closedMode('赢单金额 ÷ 赢单数，按结束日期。', 'Won amount ÷ won count, by close date.'),
};
