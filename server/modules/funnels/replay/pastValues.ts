import type { FieldValue, ObjectDefinition, RecordValues } from '#domain/objects/index.ts';
import type { FieldEvent } from './replayQueries.ts';

/**
 * A record's values right after an event of its log, found by taking back what came later. `events`: newest first, with
 * every change of the fields that are asked about.
 */
export function valuesAfter(
  object: ObjectDefinition,
  present: RecordValues,
  events: readonly FieldEvent[],
  seq: number,
): RecordValues {
  const values = { ...present };
  for (const event of events) {
    if (event.seq <= seq) break;
    for (const field of object.fields) {
      const change = event.changes[String(field.id)];
      if (change && field.key in values) values[field.key] = change[0] as FieldValue;
    }
  }
  return values;
}
