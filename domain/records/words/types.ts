import type { Operator, RelativePeriod } from '../condition.ts';

/** The vocabulary that conditions are told in. */
export type ConditionWords = {
  operators: Record<Operator, string>;
  /** Days and instants are earlier or later, not smaller. */
  timeOperators: Partial<Record<Operator, string>>;
  /** Where yes itself is said with the word for "is". */
  yesNoOperators: Partial<Record<Operator, string>>;
  periods: Record<RelativePeriod, string>;
  and: string;
  or: string;
  not: string;
  open: string;
  close: string;
  of: string;
  to: string;
  comma: string;
  yes: string;
  no: string;
  me: string;
  nothing: string;
  always: string;
  never: string;
};
