import type { FunnelBody, MoveCheckBody } from '#contract/funnels.ts';
import type { UnmetGateBody } from '#contract/unmet.ts';
import { reasonAsks, reasonFields, type StageReasons } from '#domain/funnels/reasons.ts';
import type { FieldValue, RecordValues } from '#domain/objects/types.ts';
import { keyOf } from './asks.ts';

/** `reasons`: it asks why the record ends, and all that goes with it. */
export type OpenAsk = { key: string; unmet: UnmetGateBody; done: boolean; reasons?: StageReasons };
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
  const told = end?.reasons ? reasonFields(end.reasons) : [];
  const isTold = (unmet: UnmetGateBody) => unmet.kind === 'field' && told.includes(unmet.field);
  const now = new Map((judged?.unmet ?? []).map((unmet) => [keyOf(unmet), unmet]));
  const all = [...first, ...now.values(), ...reasonsOf(end)].filter((unmet) => !isTold(unmet));
  const known = new Map(all.map((unmet) => [keyOf(unmet), unmet]));
  const isDone = (key: string, unmet: UnmetGateBody) =>
    unmet.kind === 'field' ? !isEmpty(values[unmet.field] ?? null) : judged !== undefined && !now.has(key);
  const asks = [...known]
    .filter(([, { kind }]) => kind !== 'approval')
    .map(([key, unmet]) => ({ key, unmet: now.get(key) ?? unmet, done: isDone(key, unmet) }));
  return [...whyOf(end, values), ...asks];
}

/** Why the record ends, judged as it is said: what it asks beside stands there at once. */
function whyOf(end: Stage | undefined, values: RecordValues): OpenAsk[] {
  if (!end?.reasons) return [];
  const { reasons } = end;
  const asks = reasonAsks(reasons, values);
  const unmet: UnmetGateBody = {
    kind: 'field',
    field: reasons.field,
    stage: end.key,
    ...(asks[0]?.problem === 'unknown' ? { reason: 'unknown' } : {}),
  };
  return [{ key: `field:${reasons.field}`, unmet, done: asks.every(({ problem }) => !problem), reasons }];
}

/** A reason that was given before is asked for again: it may be another one this time. */
const reasonsOf = (end: Stage | undefined): UnmetGateBody[] =>
  end && givesUp(end) ? end.requiredFields.map((field) => ({ kind: 'field', field, stage: end.key })) : [];

const givesUp = ({ kind }: Stage): boolean => kind === 'lost' || kind === 'invalid';

const isEmpty = (value: FieldValue) => value === null || value === '' || (Array.isArray(value) && value.length === 0);
