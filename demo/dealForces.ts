import type { Account } from './accounts.ts';
import { addDays, startOfDay } from './calendar.ts';
import type { Competitor } from './catalogue.ts';
import type { Forces } from './dealPath.ts';
import { BULGE_TEAM, type Seller, workerAt } from './organisation.ts';
import { BULGE_DAYS, BULGE_DWELL, FALL_DAYS, FALL_LOGIT, type LinePlan, SOURCE_PLANS } from './plans.ts';
import type { Random } from './random.ts';
import { bulgeStage, fallStage } from './track.ts';
import type { Instant, LineKey } from './types.ts';
import type { World } from './world.ts';

export type Circumstances = {
  line: LineKey;
  plan: LinePlan;
  seller: Seller;
  account: Account;
  source: string;
  competitor?: Competitor;
  /** Amount ÷ the line's mean. */
  relativeAmount: number;
  createdAt: Instant;
};

/** Holidays, steps back and the wait for a working day lengthen a path, the more so the shorter it is. */
const STRETCH: Record<LineKey, number> = { equipment: 0.915, integration: 0.9, saas: 0.855 };

/** Since when systems integration loses so many deals before the negotiation. */
export const fallsSince = (world: World): Instant => startOfDay(addDays(world.anchor, -FALL_DAYS));

/** What pushes a deal forward or holds it: the seller, the customer, the source, the rival, the size, and the planted problems. */
export function forcesOn(random: Random, world: World, deal: Circumstances): Forces & { stuckStage: number } {
  const { line, plan, seller, account, source, competitor, relativeAmount, createdAt } = deal;
  const track = world.tracks[line];
  const size = Math.log(Math.max(0.05, relativeAmount));
  const common =
    (SOURCE_PLANS[source]?.quality ?? 0) - (competitor ? 0.15 : -0.1) - 0.12 * size + Math.min(0.3, 0.1 * account.wins);
  const carelessness = Math.max(0, 0.045 - 0.02 * seller.diligence);
  const stuckStage = random.chance(carelessness) ? random.int(0, track.open.length - 1) : -1;
  const fallsAt = line === 'integration' ? fallStage(track) : -1;
  const bulgesAt = seller.team === BULGE_TEAM ? bulgeStage(track) : -1;
  const bulgesSince = startOfDay(addDays(world.anchor, -BULGE_DAYS));
  return {
    createdAt,
    horizon: world.horizon,
    cycleDays: plan.cycleDays * STRETCH[line],
    winShare: plan.winShare,
    stuckStage,
    late: line !== 'equipment' && random.chance(0.012),
    logit: (stage, enteredAt) =>
      common +
      0.42 * workerAt(seller, enteredAt).skill +
      (stage === fallsAt && enteredAt >= fallsSince(world) ? FALL_LOGIT : 0),
    tempo: (stage, enteredAt) =>
      Math.exp(-0.16 * workerAt(seller, enteredAt).speed + 0.12 * size) *
      (stage === stuckStage ? 5 : 1) *
      (stage === bulgesAt && enteredAt >= bulgesSince ? BULGE_DWELL : 1),
  };
}
