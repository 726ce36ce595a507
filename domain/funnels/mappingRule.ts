import type { Condition } from '../records/condition.ts';

/**
 * Where records of a stage go when a version takes over: the first rule of their stage whose condition holds, one without
 * a condition for the rest. Rules of a stage that stays split it: whoever meets none stays.
 */
export type MappingRule = { from: string; to: string; when?: Condition };
