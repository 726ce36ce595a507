import type { FieldType } from '../objects/types.ts';

/** What a condition is read against, beside the record. */
export type ConditionContext = {
  now: Date;
  timeZone: string;
  /** Month (1–12) in which the fiscal year begins. */
  fiscalYearStart: number;
  /** Who `{ me: true }` is; without one, nothing equals it. */
  userId?: string;
  /** Type of a path; decides how values compare. Unknown paths compare as text. */
  typeOf: (path: string) => FieldType | undefined;
};
