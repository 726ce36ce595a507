import type { ObjectDefinition, RecordValues } from '#domain/objects/index.ts';

/** Files that a record names in its own fields: file → field. */
export function heldFiles(object: ObjectDefinition, values: RecordValues): Map<string, string> {
  const fields = object.fields.filter(({ type }) => type === 'file');
  return new Map(
    fields.flatMap(({ key }) => {
      const files = values[key];
      return Array.isArray(files) ? files.map((file) => [file, key] as const) : [];
    }),
  );
}
