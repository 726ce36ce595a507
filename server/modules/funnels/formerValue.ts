import type { FieldValue, ObjectDefinition } from '#domain/objects/index.ts';

/** What a field was before a change of the log; undefined when the change did not touch it. */
export function formerValueOf(
  object: ObjectDefinition,
  changes: Record<string, [unknown, unknown]> | null | undefined,
  key: string,
): FieldValue | undefined {
  const field = object.fields.find((candidate) => candidate.key === key);
  const change = field && changes?.[String(field.id)];
  return change ? (change[0] as FieldValue) : undefined;
}
