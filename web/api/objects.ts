import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import type { FieldBody, ObjectBody } from '#contract/objects.ts';
import type { ObjectDefinition } from '#domain/objects/types.ts';
import { api } from './client.ts';

/** What the workspace is made of: every object with its fields. */
export const objectsQuery = queryOptions({
  queryKey: ['objects'],
  queryFn: async ({ signal }) => (await api.get<{ objects: ObjectBody[] }>('/objects', { signal })).objects,
  staleTime: 5 * 60_000,
});

/** All definitions; only below the shell, which waits for them. */
export function useObjects(): ObjectBody[] {
  return useSuspenseQuery(objectsQuery).data;
}

/** An object's definition, or undefined where there is none of that key. */
export function useObject(key: string): ObjectBody | undefined {
  return useObjects().find((object) => object.key === key);
}

/** A field's definition by key. */
export function fieldOf(object: ObjectBody, key: string): FieldBody | undefined {
  return object.fields.find((field) => field.key === key);
}

const definitions = new WeakMap<ObjectBody, ObjectDefinition>();

/** The definition as the domain's readings of conditions take it; where it is stored is no matter of the page's. */
export function asDefinition(object: ObjectBody): ObjectDefinition {
  const known = definitions.get(object) ?? {
    ...object,
    id: 0,
    table: object.key,
    visibility: { own: true, through: [] },
    fields: object.fields.map((field) => ({ ...field, column: field.key })),
  };
  definitions.set(object, known);
  return known;
}
