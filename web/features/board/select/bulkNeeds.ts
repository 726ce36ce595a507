import { reasonAsks, reasonFields, type StageReasons } from '#domain/funnels/reasons.ts';
import type { RecordValues } from '#domain/objects/types.ts';
import { fieldsFor } from '../../../parts/gates/index.ts';
import type { Fill, Refusal } from '../moves/types.ts';

/** Field → the cards that it is missing from. */
export type Needs = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * The fields that would let refused cards through, and which cards each is missing from. Why a card ends is told as a
 * whole, `reasons` being those of the end: a card that lacks a part of it is told all of it anew.
 */
export function bulkNeeds(refused: readonly Refusal[], reasons?: StageReasons): Needs {
  const needs = new Map<string, Set<string>>();
  const told = reasons ? reasonFields(reasons) : [];
  for (const { placement, outcome } of refused) {
    const asked = (outcome.unmet ?? []).filter(({ kind }) => kind === 'field' || kind === 'condition');
    const fields = asked.flatMap(fieldsFor);
    for (const key of fields.some((field) => told.includes(field)) ? [...fields, ...told] : fields) {
      needs.set(key, new Set([...(needs.get(key) ?? []), placement.card.id]));
    }
  }
  return needs;
}

/** What keeps cards back, each thing once with the number of cards, the most frequent first. */
export function lacksOf(refused: readonly Refusal[], wordsOf: (refusal: Refusal) => readonly string[]) {
  const counts = new Map<string, number>();
  for (const words of refused.flatMap((refusal) => [...new Set(wordsOf(refusal))]))
    counts.set(words, (counts.get(words) ?? 0) + 1);
  return [...counts].map(([words, count]) => ({ words, count })).toSorted((a, b) => b.count - a.count);
}

/** Filling something in, or trying once more, may let it through. */
function mayPass({ outcome }: Refusal): boolean {
  if (outcome.reason !== 'refused') return outcome.reason === 'conflict';
  return outcome.issues.every(({ code }) => code === 'gate_condition_unmet' || isOfField(code));
}

/** What a field's value settles. */
const isOfField = (code: string): boolean =>
  code === 'gate_field_missing' || code.startsWith('gate_reason_') || code === 'gate_sub_reason_foreign';

/**
 * For every card that may pass what was filled in, of what it is missing; what a card has already stays as it is.
 * `whole`: only cards for which every missing field is filled in.
 */
export function fillsOf(
  needs: Needs,
  refused: readonly Refusal[],
  filled: RecordValues,
  whole: boolean,
  reasons?: StageReasons,
): Map<string, Fill> {
  const told = reasons ? reasonFields(reasons) : [];
  const isTold = !reasons || reasonAsks(reasons, filled).every(({ problem }) => !problem);
  // Whose reason is told anew keeps no sub-reason of the one before.
  const afresh = reasons?.detail && filled[reasons.field] ? { [reasons.detail]: null } : {};
  const isFilled = (key: string | undefined) => key !== undefined && !isEmpty(filled[key]);
  const isWhole = ({ outcome, placement: { card } }: Refusal) =>
    outcome.issues.every(
      ({ code, field }) => !isOfField(code) || (field && told.includes(field) ? isTold : isFilled(field)),
    ) && [...needs].some(([key, ids]) => ids.has(card.id) && isFilled(key));
  return new Map(
    refused
      .filter((refusal) => mayPass(refusal) && (!whole || isWhole(refusal)))
      .map(({ placement: { card } }) => [
        card.id,
        Object.fromEntries(
          Object.entries({ ...afresh, ...filled }).filter(
            ([key]) => (isFilled(key) || key in afresh) && needs.get(key)?.has(card.id),
          ),
        ),
      ]),
  );
}

const isEmpty = (value: unknown) =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
