import type { FunnelBody } from '#contract/funnels.ts';
import type { JourneyBody } from '#contract/journey.ts';
import type { RecordValues } from '#domain/objects/types.ts';

type Stage = FunnelBody['live']['stages'][number];

/** One thing that is missing: the field to fill, and words where it is more than "fill this field". */
export type MissingItem = { key: string; field?: string | undefined; message?: string };

/** What a stage asks for, split into what is missing and the required fields that are there. */
export function itemsOf(
  next: NonNullable<JourneyBody['next']>,
  stage: Stage | undefined,
  values: RecordValues,
): { open: MissingItem[]; met: string[] } {
  const empty = new Set(
    next.issues.flatMap(({ code, field }) => (code === 'gate_field_missing' && field ? [field] : [])),
  );
  // Fields that no "is missing" names belong to the conditions, in the same order.
  const ofConditions = next.fields.filter((field) => !empty.has(field));
  const conditions = next.issues.filter(
    ({ code }) => code !== 'gate_field_missing' && !code.startsWith('gate_approval'),
  );
  const open = [
    ...[...empty].map((field): MissingItem => ({ key: field, field })),
    ...conditions.map(
      (issue, index): MissingItem => ({
        key: issue.message,
        field: ofConditions[index] ?? ofConditions[0],
        message: issue.message,
      }),
    ),
  ];
  const met = (stage?.requiredFields ?? []).filter((field) => !empty.has(field) && values[field] !== null);
  return { open, met };
}
