import type { MeasureKey } from '#domain/measures/index.ts';
import { closedPlan, winRatePlan } from './reads/closedPlan.ts';
import { cohortPlan } from './reads/cohortPlan.ts';
import { cyclePlan } from './reads/cyclePlan.ts';
import { dwellPlan } from './reads/dwellPlan.ts';
import { endToEndPlan } from './reads/endToEndPlan.ts';
import { createdPlan, openPlan } from './reads/openPlan.ts';
import type { Plan } from './reads/plan.ts';
import { splitByProduct } from './reads/productSplit.ts';
import type { Statement } from './reads/source.ts';
import { throughputPlan } from './reads/throughputPlan.ts';
import { velocityPlan } from './reads/velocityPlan.ts';

const PLANS: Record<MeasureKey, (statement: Statement) => Plan> = {
  endToEnd: endToEndPlan,
  stageConversion: (statement) =>
    statement.query.mode.key === 'throughput' ? throughputPlan(statement) : cohortPlan(statement),
  snapshot: openPlan,
  winRate: winRatePlan,
  salesCycle: cyclePlan,
  dwell: dwellPlan,
  averageDealSize: closedPlan,
  velocity: velocityPlan,
  wonAmount: closedPlan,
  wonCount: closedPlan,
  lostCount: closedPlan,
  openCount: openPlan,
  openAmount: openPlan,
  weightedAmount: openPlan,
  createdCount: createdPlan,
};

/** What a question counts, as SQL. The parameters are collected in the statement. */
export const planOf = (statement: Statement): Plan =>
  splitByProduct(PLANS[statement.query.spec.key](statement), statement.query);
