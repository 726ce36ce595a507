import { useState } from 'react';
import type { FunnelBody } from '#contract/funnels.ts';
import { reasonFields } from '#domain/funnels/reasons.ts';
import type { FieldValue, RecordValues } from '#domain/objects/types.ts';
import { useJourney } from '../../api/funnels.ts';
import { useMoveCheck } from '../../api/moves.ts';
import { useObject } from '../../api/objects.ts';
import { type FailedOutcome, useRecord } from '../../api/records.ts';
import { useSettled } from '../../browser/useDelayed.ts';
import { asksOf, rulesOf } from './asks.ts';
import type { GateGround } from './ground.ts';
import { openAsks } from './openAsks.ts';
import { follows } from './reasonField.ts';

const TYPING_PAUSE_MS = 300;

/** Worth saying beside what an end asks for, where the object has it. */
const BESIDE: Readonly<Record<string, readonly string[]>> = {
  lossReason: ['lossNote', 'competitor'],
  rejectReason: ['rejectNote'],
};

type Asked = { object: string; id: string; funnel: FunnelBody; from: string; to: string };

/** What a move asks for, what is filled in, and what is still missing, as the server judges it while one types. */
export function useGateAsk({ object, id, funnel, from, to }: Asked) {
  const definition = useObject(object);
  const [fill, setFill] = useState<Readonly<Record<string, FieldValue>>>({});
  const [refusal, setRefusal] = useState<FailedOutcome>();
  const record = useRecord(object, id);
  const journey = useJourney(object, id);
  const asked = useMoveCheck({ object, id, to, fill: NOTHING });
  const settled = useSettled(fill, TYPING_PAUSE_MS);
  const live = useMoveCheck({ object, id, to, fill: settled });
  const stored = record.data?.record.values ?? NONE;
  const values: RecordValues = { ...stored, ...fill };
  const judged = settled === fill && !live.isPlaceholderData ? live.data : undefined;
  const holding = journey.data?.funnel ?? funnel;

  const first = asked.data?.unmet ?? [];
  const end = holding.live.stages.find(({ key }) => key === to);
  const open = openAsks({ first, judged, values, end });
  const known = new Set(open.map(({ key }) => key));
  // Those who approve see to them; what was filled in may call for one more, or one less.
  const lacking = (judged?.unmet ?? first).flatMap((unmet) => (unmet.kind === 'approval' ? [unmet] : []));
  const approvals = lacking.length;
  const closed = open.some(({ unmet }) => unmet.kind === 'transition' || unmet.kind === 'stage');
  const met =
    closed || !asked.data
      ? []
      : asksOf(holding, from, to).filter(({ key, kind }) => kind !== 'approval' && !known.has(key));
  const told = end?.reasons ? reasonFields(end.reasons) : [];
  const fields = [...told, ...open.flatMap(({ unmet }) => (unmet.kind === 'field' ? [unmet.field] : []))];
  const filled = Object.keys(fill).length > 0;

  const ground: GateGround | undefined = definition &&
    record.data && {
      object: definition,
      funnel: holding,
      id,
      values,
      references: record.data.references,
      journey: journey.data,
      to,
      editable: record.data.rights.update,
    };
  return {
    error: asked.error ?? record.error,
    ready: asked.data !== undefined && ground !== undefined,
    retry: () => void Promise.all([asked.refetch(), record.refetch()]),
    ground,
    version: record.data?.record.version,
    fill,
    open,
    /** Fields that are not needed, and worth saying. */
    beside: fields.flatMap((field) => BESIDE[field] ?? []).filter((field) => !told.includes(field)),
    closed,
    met,
    /** Approvals that are lacking must be asked for before anything moves, or are waited for. */
    approval:
      approvals === 0 || closed
        ? undefined
        : lacking.every(({ state }) => state === 'waiting')
          ? ('waits' as const)
          : ('ask' as const),
    asks: rulesOf(first),
    total: met.length + open.length + approvals,
    left: open.filter(({ done }) => !done).length + approvals,
    /** What the server has not judged yet is left to the move itself. */
    complete:
      approvals === 0 &&
      open.every(({ done, unmet }) => done || (judged === undefined && filled && unmet.kind !== 'field')),
    mayOverride: (asked.data?.mayOverride ?? false) && (judged ?? asked.data)?.allowed === false,
    setRefusal,
    /** What was refused of all the rest. */
    said: refusal?.issues.find(({ field }) => field === undefined || !fields.includes(field))?.message,
    errorOf: (field: string) =>
      [...(refusal?.issues ?? []), ...(live.data?.issues ?? []).filter(({ code }) => !code.startsWith('gate_'))].find(
        (issue) => issue.field === field,
      )?.message,
    set: (field: string, value: FieldValue) => {
      setRefusal(undefined);
      setFill((before) => ({ ...before, ...follows(end?.reasons, field, { ...stored, ...before }), [field]: value }));
    },
  };
}

const NOTHING = {};
const NONE: RecordValues = {};
export type GateAsk = ReturnType<typeof useGateAsk>;
