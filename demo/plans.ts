import type { LineKey } from './types.ts';

/** What a business line aims at; the simulation is tuned so that these come out. */
export type LinePlan = {
  /** Deals created in 24 months. */
  deals: number;
  /** Mean amount in yuan and the deviation of its logarithm. */
  amount: number;
  spread: number;
  /** Mean days from creation to won. */
  cycleDays: number;
  /** Share of the created deals that are won in the end. */
  winShare: number;
  /** Share of the deals that began as a lead. */
  fromLead: number;
  /** Share of the deals with a new customer. */
  newAccount: number;
  /** Follow-ups per visit of a stage. */
  followUps: number;
};

export const PLANS: Record<LineKey, LinePlan> = {
  equipment: {
    deals: 1500,
    amount: 1_800_000,
    spread: 0.75,
    cycleDays: 150,
    winShare: 0.27,
    fromLead: 0.28,
    newAccount: 0.5,
    followUps: 3.7,
  },
  integration: {
    deals: 2500,
    amount: 950_000,
    spread: 0.7,
    cycleDays: 90,
    winShare: 0.3,
    fromLead: 0.36,
    newAccount: 0.37,
    followUps: 2.6,
  },
  saas: {
    deals: 8000,
    amount: 120_000,
    spread: 0.65,
    cycleDays: 40,
    winShare: 0.34,
    fromLead: 0.48,
    newAccount: 0.22,
    followUps: 1.25,
  },
};

export const LEADS = 20_000;
export const MONTHS = 24;
/** Deals begun before the first month appear only if they were still open then. */
export const WARM_UP_MONTHS = 7;

/** Systems integration: since then, far fewer deals pass from the stage before the last one into it. */
export const FALL_DAYS = 92;
export const FALL_LOGIT = -1.7;
/** Equipment in the south: since then, deals pile up in the middle stage. */
export const BULGE_DAYS = 400;
export const BULGE_DWELL = 7;

/** Where demand comes from: weight among deals without a lead and among leads, and how good it is (shift of the win logit). */
export const SOURCE_PLANS: Record<string, { deals: number; leads: number; quality: number }> = {
  tradeFair: { deals: 8, leads: 16, quality: 0 },
  search: { deals: 4, leads: 30, quality: -0.22 },
  officialAccount: { deals: 3, leads: 18, quality: -0.12 },
  hotline: { deals: 5, leads: 10, quality: 0.12 },
  referral: { deals: 24, leads: 5, quality: 0.32 },
  prospecting: { deals: 42, leads: 6, quality: -0.1 },
  partner: { deals: 12, leads: 5, quality: 0.15 },
  website: { deals: 2, leads: 10, quality: -0.05 },
};
