import type { MeasureSpec } from '../types.ts';
import { beside, counted, mode, text } from './words.ts';

const SPLIT = [
  counted('entered', '进入', 'Entered'),
  counted('advanced', '推进', 'Advanced'),
  counted('back', '回退', 'Moved back'),
  counted('lost', '输单或无效', 'Lost or invalid'),
  counted('still', '仍在', 'Still there'),
  counted('immature', '未满观察期', 'Too young to judge'),
  beside('amount', 'amount', '进入金额', 'Amount entered'),
  beside('advancedAmount', 'amount', '推进金额', 'Amount advanced'),
  beside('backAmount', 'amount', '回退金额', 'Amount moved back'),
  beside('lostAmount', 'amount', '输单金额', 'Amount lost'),
  beside('stillAmount', 'amount', '仍在金额', 'Amount still there'),
];

export const stageConversion: MeasureSpec = {
  key: 'stageConversion',
  version: 1,
  names: text('阶段转化率', 'Stage conversion'),
  unit: 'share',
  modes: [
    mode(
      'cohort',
      ['按进入批次', 'Cohort'],
      [
        '在窗口内首次到达该阶段的记录中，截至观察日已到达下一阶段的占比。跳过的阶段视为到达。其余分为回退、输单（含无效）、仍在，四部分合计 100%。设观察天数时，每条记录只看进入后这些天内的结果，未满天数的不计入并单列。',
        'Of the records that first reached the stage in the window, the share that reached the next stage by the as-of time. A skipped stage counts as reached. The rest moved back, were lost (or invalid) or are still there; the four parts add up to 100 %. With a horizon, each record is judged that many days after it entered; younger ones are left out and counted beside.',
      ],
    ),
    mode(
      'decided',
      ['已决口径', 'Decided'],
      [
        '批次同上；推进 ÷（推进 + 输单或无效），仍在与回退的不计入分母。',
        'The same cohort; advanced ÷ (advanced + lost or invalid). Those still there or moved back are not in the denominator.',
      ],
    ),
    mode(
      'strict',
      ['仅实际进入', 'Strict'],
      [
        '只计实际进入过该阶段的记录，跳过的不算到达；首次进入之后进入任一更后阶段或赢单为推进。',
        'Only records that really stood in the stage; skipping it does not count. Advanced: entered any later stage, or was won, after first entering.',
      ],
    ),
    mode(
      'throughput',
      ['当期流转', 'Throughput'],
      [
        '在窗口内结束的停留中，推进、回退、输单（含无效）各占全部结束停留的比例。',
        'Of the visits that ended in the window: the share that advanced, moved back, or was lost (or invalid).',
      ],
    ),
  ],
  bases: ['entered', 'left'],
  perStep: true,
  objects: ['*'],
  counts: 'record',
  parts: SPLIT,
};

export const dwell: MeasureSpec = {
  key: 'dwell',
  version: 1,
  names: text('停留时长', 'Dwell time'),
  unit: 'days',
  modes: [
    mode(
      'median',
      ['中位数', 'Median'],
      [
        '窗口内进入的停留，从进入到离开的天数的中位数，用 Kaplan–Meier 估计：尚未结束的停留按截尾计入。半数尚未离开时没有中位数。按标准阶段看时，同一标准阶段内相连的停留合为一次。',
        'Days from entering to leaving, over the visits that began in the window; the median by Kaplan–Meier, so that visits which have not ended count as censored. There is no median while less than half have left. By phase, adjoining visits within one phase are one.',
      ],
    ),
  ],
  bases: ['entered'],
  perStep: true,
  objects: ['*'],
  counts: 'visit',
  parts: [
    counted('visits', '停留次数', 'Visits'),
    counted('ended', '已离开', 'Ended'),
    counted('ongoing', '未离开', 'Ongoing'),
    beside('meanEnded', 'days', '已离开的平均天数', 'Mean of the ended'),
  ],
};

export const endToEnd: MeasureSpec = {
  key: 'endToEnd',
  version: 1,
  names: text('[线索]到成交转化', 'End-to-end conversion'),
  unit: 'share',
  modes: [
    mode(
      'cohort',
      ['按创建批次', 'Cohort'],
      [
        '窗口内创建的[线索]中，截至观察日成为市场认可[线索]、销售认可[线索]、[商机]、成交[客户]的占比。走到后一步即视为走过前面各步。累计口径除以全部[线索]，逐步口径除以上一步。金额只计读者可见的[商机]。',
        'Of the [leads] created in the window, the share that became a marketing qualified [lead], a sales qualified [lead], [a deal] and a customer by the as-of time. Whoever reached a later step has passed the earlier ones. Cumulative shares divide by all [leads], step shares by the step before. Amounts count only [deals] that the reader may see.',
      ],
    ),
  ],
  bases: ['created'],
  perStep: false,
  objects: ['lead'],
  counts: 'record',
  parts: [
    counted('leads', '[线索]', '[Leads]'),
    counted('mql', '市场认可[线索]', 'MQL'),
    counted('salesQualified', '销售认可[线索]', 'SQL'),
    counted('opportunity', '[商机]', '[Deals]'),
    counted('customer', '成交[客户]', 'Customers'),
    beside('mqlShare', 'share', '市场认可（累计）', 'MQL, cumulative'),
    beside('salesQualifiedShare', 'share', '销售认可（累计）', 'SQL, cumulative'),
    beside('opportunityShare', 'share', '[商机]（累计）', '[Deal], cumulative'),
    beside('customerShare', 'share', '成交（累计）', 'Customer, cumulative'),
    beside('mqlStep', 'share', '[线索] → 市场认可', '[Lead] → MQL'),
    beside('salesQualifiedStep', 'share', '市场认可 → 销售认可', 'MQL → SQL'),
    beside('opportunityStep', 'share', '销售认可 → [商机]', 'SQL → [deal]'),
    beside('customerStep', 'share', '[商机] → 成交', '[Deal] → customer'),
    beside('wonAmount', 'amount', '成交金额', 'Won amount'),
  ],
};
