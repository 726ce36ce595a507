import { fieldsFor } from '../../../parts/gates/index.ts';
import type { Fill, Refusal } from '../moves/types.ts';

/** Field → the cards that it is missing from. */
export type Needs = ReadonlyMap<string, ReadonlySet<string>>;

/** The fields that would let refused cards through, and which cards each is missing from. */
export function bulkNeeds(refused: readonly Refusal[]): Needs {
  const needs = new Map<string, Set<string>>();
  for (const { placement, outcome } of refused) {
    const asked = (outcome.unmet ?? []).filter(({ kind }) => kind === 'field' || kind === 'condition');
    for (const key of asked.flatMap(fieldsFor)) {
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
  return outcome.issues.every(({ code }) => code === 'gate_field_missing' || code === 'gate_condition_unmet');
}

/**
 * For every card that may pass what was filled in, of what it is missing; what a card has already stays as it is.
 * `whole`: only cards for which every missing field is filled in.
 */
export function fillsOf(
  needs: Needs,
  refused: readonly Refusal[],
  filled: Readonly<Record<string, unknown>>,
  whole: boolean,
): Map<string, Fill> {
  const isFilled = (key: string | undefined) => key !== undefined && !isEmpty(filled[key]);
  const isWhole = ({ outcome, placement: { card } }: Refusal) =>
    outcome.issues.every(({ code, field }) => code !== 'gate_field_missing' || isFilled(field)) &&
    [...needs].some(([key, ids]) => ids.has(card.id) && isFilled(key));
  return new Map(
    refused
      .filter((refusal) => mayPass(refusal) && (!whole || isWhole(refusal)))
      .map(({ placement: { card } }) => [
        card.id,
        Object.fromEntries(Object.entries(filled).filter(([key]) => isFilled(key) && needs.get(key)?.has(card.id))),
      ]),
  );
}

const isEmpty = (value: unknown) =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
