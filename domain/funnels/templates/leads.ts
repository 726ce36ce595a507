import type { Stage } from '../types.ts';
import { type FunnelTemplate, open, text } from './stages.ts';

const REASON = ['rejectReason'];
const end = (
  key: string,
  zh: string,
  en: string,
  rest: Pick<Stage, 'kind' | 'probability' | 'category' | 'requiredFields'>,
): Stage => ({
  key,
  phase: key,
  names: text(zh, en),
  ...rest,
});

/**
 * From first touch to an opportunity. `converted` asks for the records that conversion makes, so it cannot be reached
 * without them; a recycled lead is nurtured and reopened.
 */
export const leads: FunnelTemplate = {
  key: 'leads',
  objectKey: 'lead',
  names: text('[线索]漏斗', '[Lead] funnel'),
  position: 0,
  transitions: {
    forward: 'gated',
    skip: 'forbidden',
    back: 'gated',
    reopen: 'gated',
    exceptions: [
      // What sales found by itself needs no approval of marketing; what became a deal does not become a lead again.
      { from: 'new', to: 'salesQualified', permission: 'gated' },
      { from: 'converted', to: 'new', permission: 'forbidden' },
      { from: 'converted', to: 'mql', permission: 'forbidden' },
      { from: 'converted', to: 'salesQualified', permission: 'forbidden' },
      { from: 'converted', to: 'recycled', permission: 'forbidden' },
      { from: 'converted', to: 'invalid', permission: 'forbidden' },
    ],
  },
  stages: [
    open('new', 'new', text('新[线索]', 'New'), 3, {
      goal: text('联系到人，核实公司和需求', 'Reach the person; verify company and need'),
      dwellDays: 3,
    }),
    open('mql', 'mql', text('市场认可(MQL)', 'MQL'), 10, {
      goal: text('市场确认符合目标[客户]画像，交销售判断', 'Fits the target profile; handed to sales'),
      dwellDays: 5,
    }),
    open('salesQualified', 'salesQualified', text('销售认可(SQL)', 'SQL'), 30, {
      goal: text('销售确认需求真实，可以立[商机]', 'Sales confirms a real need worth an opportunity'),
      dwellDays: 14,
      requiredFields: ['company'],
    }),
    end('converted', '已转化', 'Converted', {
      kind: 'won',
      probability: 100,
      category: 'closed',
      requiredFields: ['account', 'opportunity'],
    }),
    end('recycled', '退回培育', 'Recycled', {
      kind: 'lost',
      probability: 0,
      category: 'omitted',
      requiredFields: REASON,
    }),
    end('invalid', '无效', 'Invalid', { kind: 'invalid', probability: 0, category: 'omitted', requiredFields: REASON }),
  ],
};
