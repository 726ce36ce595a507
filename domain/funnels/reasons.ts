import type { Localized } from '../kernel/localized.ts';
import type { RecordValues } from '../objects/types.ts';
import { isEmpty } from '../records/parseValues.ts';

/** `code` is what records keep; it goes on meaning the same when the reason is renamed. A retired one is not given again. */
export type SubReason = { code: string; names: Localized; retired?: boolean | undefined };
export type Reason = SubReason & {
  subs?: SubReason[] | undefined;
  /** Asks who won it, */
  competitor?: boolean | undefined;
  /** and for some words. */
  note?: boolean | undefined;
};

/** Fields of the record that keep what is said at an end. */
export type ReasonFields = {
  field: string;
  detail?: string | undefined;
  competitor?: string | undefined;
  note?: string | undefined;
};

/** Why records end in a stage, in the order in which it is offered. */
export type StageReasons = ReasonFields & { list: Reason[] };

/** What is wrong with what is said, where it is not just that no reason is given. */
export const REASON_PROBLEMS = ['unknown', 'foreignDetail', 'competitor', 'note'] as const;
export type ReasonProblem = (typeof REASON_PROBLEMS)[number];

/** Something that a stage asks of who ends a record there: the field, and what is wrong with it (`missing`: no reason at all). */
export type ReasonAsk = { field: string; problem?: ReasonProblem | 'missing' };

export const offered = <T extends SubReason>(list: readonly T[] = []): T[] => list.filter(({ retired }) => !retired);

/** The reason that a record gives, if the stage still offers it. */
export const chosenReason = (reasons: StageReasons, values: RecordValues): Reason | undefined =>
  offered(reasons.list).find(({ code }) => code === values[reasons.field]);

/** Everything that is asked by the reason that is given, met or not; the reason itself first. */
export function reasonAsks(reasons: StageReasons, values: RecordValues): ReasonAsk[] {
  const { field, detail, competitor, note } = reasons;
  if (isEmpty(values[field])) return [{ field, problem: 'missing' }];
  const reason = chosenReason(reasons, values);
  if (!reason) return [{ field, problem: 'unknown' }];
  const isForeign =
    detail !== undefined &&
    !isEmpty(values[detail]) &&
    !offered(reason.subs).some(({ code }) => code === values[detail]);
  const demanded = (key: string | undefined, asks: boolean | undefined, problem: ReasonProblem): ReasonAsk[] =>
    key === undefined || !asks ? [] : [isEmpty(values[key]) ? { field: key, problem } : { field: key }];
  return [
    { field },
    ...(isForeign ? [{ field: detail, problem: 'foreignDetail' as const }] : []),
    ...demanded(competitor, reason.competitor, 'competitor'),
    ...demanded(note, reason.note, 'note'),
  ];
}

/** The fields that a stage's reasons are kept in. */
export const reasonFields = ({ field, detail, competitor, note }: ReasonFields): string[] =>
  [field, detail, competitor, note].filter((key) => key !== undefined);
