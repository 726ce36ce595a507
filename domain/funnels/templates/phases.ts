import type { Phase, StageKind } from '../types.ts';
import { text } from './stages.ts';

type Row = [key: string, zh: string, en: string, kind?: StageKind];

const phases = (objectKey: string, rows: Row[]): Phase[] =>
  rows.map(([key, zh, en, kind = 'open'], position) => ({ key, objectKey, names: text(zh, en), position, kind }));

/** The common steps that the stages of all funnels map to, so that a group reads as one. */
export const STANDARD_PHASES: readonly Phase[] = [
  ...phases('lead', [
    ['new', '新[线索]', 'New'],
    ['mql', '市场认可', 'Marketing qualified'],
    ['salesQualified', '销售认可', 'Sales qualified'],
    ['converted', '已转化', 'Converted', 'won'],
    ['recycled', '退回培育', 'Recycled', 'lost'],
    ['invalid', '无效', 'Invalid', 'invalid'],
  ]),
  ...phases('opportunity', [
    ['qualify', '初步接洽', 'Qualify'],
    ['need', '需求确认', 'Need'],
    ['solution', '方案呈现', 'Solution'],
    ['negotiation', '商务谈判', 'Negotiation'],
    ['contract', '签约', 'Contract'],
    ['won', '赢单', 'Won', 'won'],
    ['lost', '输单', 'Lost', 'lost'],
    ['invalid', '无效', 'Invalid', 'invalid'],
  ]),
];
