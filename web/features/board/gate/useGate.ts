import { useState } from 'react';
import type { FunnelBody } from '#contract/funnels.ts';
import { type UnmetGate, unmetKey } from '#domain/funnels/unmet.ts';
import type { FieldValue, RecordValues } from '#domain/objects/types.ts';
import { useMoveCheck } from '../../../api/moves.ts';
import { type FailedOutcome, useRecord } from '../../../api/records.ts';
import { useSettled } from '../../../browser/useDelayed.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { type GateItem, gateItems, isUnmet } from '../model/gateItems.ts';
import type { Placement } from '../model/placements.ts';
import type { Fill } from '../moves/types.ts';

const TYPING_PAUSE_MS = 300;

export type OpenItem = GateItem & { done: boolean };

/** What a move asks for, what is filled in, and what is still missing, as the server judges it while one types. */
export function useGate(object: string, funnel: FunnelBody, { card, from, to }: Placement) {
  const { locale } = useFormat();
  const [fill, setFill] = useState<Fill>({});
  const [refusal, setRefusal] = useState<FailedOutcome>();
  const record = useRecord(object, card.id);
  const asked = useMoveCheck({ object, id: card.id, to, fill: NOTHING });
  const settled = useSettled(fill, TYPING_PAUSE_MS);
  const live = useMoveCheck({ object, id: card.id, to, fill: settled });
  const values: RecordValues = { ...record.data?.record.values, ...(fill as RecordValues) };
  const judged = settled === fill && !live.isPlaceholderData ? live.data : undefined;

  const isDone = (item: GateItem): boolean => {
    if (item.kind === 'field') return !isEmpty(values[item.key] ?? null);
    return judged !== undefined && !isUnmet(item, judged);
  };
  const items = gateItems(funnel, from, to, locale);
  const unmet = asked.data ? items.filter((item) => isUnmet(item, asked.data)) : [];
  const open: OpenItem[] = unmet.map((item) => ({ ...item, done: isDone(item) }));
  // Those who approve see to them; what was filled in may call for one more, or one less.
  const approvals = (judged ?? asked.data)?.issues.filter(({ code }) => code.startsWith('gate_approval')).length ?? 0;
  const left = open.filter((item) => !item.done).length + approvals;

  return {
    error: asked.error ?? record.error,
    ready: asked.data !== undefined && record.data !== undefined,
    retry: () => void Promise.all([asked.refetch(), record.refetch()]),
    references: record.data?.references ?? {},
    version: record.data?.record.version,
    values,
    fill,
    open,
    asks: asksOf((asked.data?.unmet ?? []) as UnmetGate[]),
    met: asked.data ? items.filter((item) => !isUnmet(item, asked.data)) : [],
    total: items.length + approvals,
    left,
    /** A condition that the server has not judged yet is left to the move itself. */
    complete: approvals === 0 && open.every((item) => item.done || (item.kind === 'condition' && judged === undefined)),
    refusal,
    setRefusal,
    errorOf: (field: string) =>
      (refusal?.issues ?? live.data?.issues ?? []).find(
        (issue) =>
          issue.field === field && issue.code !== 'gate_field_missing' && issue.code !== 'gate_condition_unmet',
      )?.message,
    set: (field: string, value: FieldValue) => {
      setRefusal(undefined);
      setFill((known) => ({ ...known, [field]: value }));
    },
  };
}

const NOTHING: Fill = {};
const isEmpty = (value: FieldValue) => value === null || value === '' || (Array.isArray(value) && value.length === 0);
export type Gate = ReturnType<typeof useGate>;

/** What stands in the way, once each: several fields of one gate are one rule. */
function asksOf(unmet: readonly UnmetGate[]): { stage: string; gate: string }[] {
  const all = unmet.filter(({ kind }) => kind !== 'stage').map(unmetKey);
  return [...new Map(all.map((ask) => [`${ask.stage} ${ask.gate}`, ask])).values()];
}
