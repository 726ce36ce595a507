import type { ObjectBody } from '#contract/objects.ts';

/** Records that hang on a record of an object, or on something that it points at. */
export type Relation = { object: ObjectBody; through: string; via?: string };

/** Every way to related records: those that point at the record, and those that point at what it points at. */
export function relationsOf(object: ObjectBody, objects: readonly ObjectBody[]): Relation[] {
  const pointing = (target: string, via?: string): Relation[] =>
    objects.flatMap((other) =>
      other.fields
        .filter((field) => field.type === 'reference' && field.target === target && !field.system)
        .map((field) => ({ object: other, through: field.key, ...(via ? { via } : {}) })),
    );
  const over = object.fields.filter(
    (field) => field.type === 'reference' && !field.system && field.target && field.target !== 'department',
  );
  return [
    ...pointing(object.key),
    ...over.flatMap((field) =>
      pointing(field.target ?? '', field.key).filter(({ object: far }) => far.key !== object.key),
    ),
  ];
}

export const relationKey = ({ object, through, via }: { object: string; through: string; via?: string }): string =>
  [object, through, via ?? ''].join('.');
