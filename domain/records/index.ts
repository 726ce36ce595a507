export * from './check.ts';
export * from './condition.ts';
export type { ConditionContext } from './conditionContext.ts';
export * from './describe.ts';
export * from './evaluate.ts';
export * from './parseValues.ts';
export * from './paths.ts';
export * from './period.ts';
