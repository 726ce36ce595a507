import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import type { FieldBody, ObjectBody } from '#contract/objects.ts';
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
