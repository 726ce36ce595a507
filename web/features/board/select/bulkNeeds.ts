import type { FunnelBody } from '#contract/funnels.ts';
import type { Locale } from '#domain/kernel/localized.ts';
import { gateItems } from '../model/gateItems.ts';
import type { Refusal } from '../moves/useBoardMoves.ts';

/** The fields that would let refused cards through, and which cards each is missing from. */
export function bulkNeeds(funnel: FunnelBody, refused: readonly Refusal[], locale: Locale): Map<string, Set<string>> {
  const needs = new Map<string, Set<string>>();
  for (const { placement, outcome } of refused) {
    const items = gateItems(funnel, placement.from, placement.to, locale);
    for (const { code, field, params } of outcome.issues) {
      const fields =
        code === 'gate_field_missing' && field
          ? [field]
          : code === 'gate_condition_unmet'
            ? (items.find((item) => item.message === params?.message)?.fields ?? [])
            : [];
      for (const key of fields) needs.set(key, new Set([...(needs.get(key) ?? []), placement.card.id]));
    }
  }
  return needs;
}

/** For every refused card what was filled in, of what it is missing; what a card has already stays as it is. */
export function fillsOf(
  needs: ReadonlyMap<string, ReadonlySet<string>>,
  refused: readonly Refusal[],
  filled: Readonly<Record<string, unknown>>,
): Map<string, Record<string, unknown>> {
  return new Map(
    refused
      .filter(({ outcome }) => outcome.reason !== 'not_found')
      .map(({ placement: { card } }) => [
        card.id,
        Object.fromEntries(Object.entries(filled).filter(([key]) => needs.get(key)?.has(card.id))),
      ]),
  );
}
