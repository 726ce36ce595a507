import type { LanesBody } from '#contract/funnels.ts';
import type { FieldBody } from '#contract/objects.ts';
import type { Locale } from '#domain/kernel/localized.ts';
import { nameInside } from '../../../ui/nameInside.ts';

/** The lanes that a card can be put into: the field's name, and the value and name of each. */
export type LaneChoice = { title: string; lanes: readonly { key: string | null; name: string }[] };

/** Undefined on a board without lanes, and where nobody sets their field by hand. */
export function laneChoice(
  field: FieldBody | undefined,
  answer: LanesBody | undefined,
  nameOf: (lane: string | null) => string,
  locale: Locale,
): LaneChoice | undefined {
  if (!field || !answer || field.write !== undefined) return undefined;
  return {
    title: nameInside(field.labels, locale),
    lanes: answer.lanes.map(({ key }) => ({ key, name: nameOf(key) })),
  };
}
