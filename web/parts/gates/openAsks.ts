import type { FunnelBody, MoveCheckBody } from '#contract/funnels.ts';
import type { UnmetGateBody } from '#contract/unmet.ts';
import type { FieldValue, RecordValues } from '#domain/objects/types.ts';
import { keyOf } from './asks.ts';

export type OpenAsk = { key: string; unmet: UnmetGateBody; done: boolean };
type Stage = FunnelBody['live']['stages'][number];

type Ground = {
  /** What was unmet before anything was filled in, and with what is filled in; undefined until it is judged. */
  first: readonly UnmetGateBody[];
  judged: MoveCheckBody | undefined;
  values: RecordValues;
  end: Stage | undefined;
};

/** Everything that was or is unmet, in order, and whether it is settled by now. Approvals are told of by themselves. */
export function openAsks({ first, judged, values, end }: Ground): OpenAsk[] {
  const now = new Map((judged?.unmet ?? []).map((unmet) => [keyOf(unmet), unmet]));
  const known = new Map([...first, ...now.values(), ...reasonsOf(end)].map((unmet) => [keyOf(unmet), unmet]));
  const isDone = (key: string, unmet: UnmetGateBody) =>
    unmet.kind === 'field' ? !isEmpty(values[unmet.field] ?? null) : judged !== undefined && !now.has(key);
  return [...known]
    .filter(([, { kind }]) => kind !== 'approval')
    .map(([key, unmet]) => ({ key, unmet: now.get(key) ?? unmet, done: isDone(key, unmet) }));
}

/** A reason that was given before is asked for again: it may be another one this time. */
const reasonsOf = (end: Stage | undefined): UnmetGateBody[] =>
  end && givesUp(end) ? end.requiredFields.map((field) => ({ kind: 'field', field, stage: end.key })) : [];

const givesUp = ({ kind }: Stage): boolean => kind === 'lost' || kind === 'invalid';

const isEmpty = (value: FieldValue) => value === null || value === '' || (Array.isArray(value) && value.length === 0);
