import type { Random } from './random.ts';

export type LossCause = { stageShare: number; rival?: string; skill: number; relativeAmount: number; stuck: boolean };

/** Why a deal was lost: early for want of need or money, late over price or to a rival, more often for relations with weak sellers. */
export function lossReason(random: Random, cause: LossCause): string {
  const { stageShare, rival, skill, relativeAmount, stuck } = cause;
  const weights: Record<string, number> = {
    price: 4 + 14 * stageShare + (rival ? 8 : 0) + 3 * Math.max(0, Math.log(relativeAmount)),
    competitor: rival ? 10 + 12 * stageShare : 0,
    product: 8 - 3 * stageShare,
    budget: 13 - 6 * stageShare,
    timing: 11 - 3 * stageShare + (stuck ? 14 : 0),
    relationship: Math.max(1, 5 - 3 * skill),
    noDecision: 8 + (stuck ? 20 : 0),
    other: 2,
  };
  return random.weighted(Object.keys(weights), (key) => weights[key] ?? 0);
}

const NOTES: Record<string, readonly string[]> = {
  price: ['客户反馈我方报价高出约 {n}%，未能在最后一轮让步。', '对手降价 {n}%，客户采购部按最低价中标。'],
  competitor: ['最终选择{rival}，对方承诺更短交期。', '{rival}高层出面，技术评分与我方接近但商务占优。'],
  product: ['客户要求的节拍和精度现有型号达不到。', '缺少对接其现有系统的接口，评估未通过。'],
  budget: ['年度预算压缩，项目取消。', '集团未批复投资，预算收回。'],
  timing: ['新厂延期，项目搁置到明年。', '客户重心转向扩产，本项目暂缓。'],
  relationship: ['关键人变动，新负责人与我方不熟。', '始终没有见到决策人。'],
  noDecision: ['多轮沟通后客户没有立项。', '客户内部意见不一，长期没有结论。'],
  other: ['客户被收购，采购统一到集团。', '客户改为自行改造旧设备。'],
};

export const lossNote = (random: Random, reason: string, rival = '对手'): string =>
  random
    .pick(NOTES[reason] ?? NOTES.other!)
    .replace('{n}', `${random.int(6, 25)}`)
    .replace('{rival}', rival);
