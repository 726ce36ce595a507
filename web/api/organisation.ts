import { queryOptions, useQuery, useSuspenseQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import type { departmentListSchema, departmentSchema, UserBody } from '#contract/identity.ts';
import { api } from './client.ts';

export type DepartmentBody = z.infer<typeof departmentSchema>;

export const departmentsQuery = queryOptions({
  queryKey: ['departments'],
  queryFn: async ({ signal }) =>
    (await api.get<z.infer<typeof departmentListSchema>>('/departments', { signal })).departments,
  staleTime: 5 * 60_000,
});

/** The whole department tree, flat. */
export function useDepartments(): DepartmentBody[] {
  return useSuspenseQuery(departmentsQuery).data;
}

/** A department and all below it. */
export function departmentsUnder(departments: readonly DepartmentBody[], id: string): string[] {
  const below = departments.filter((department) => department.parentId === id);
  return [id, ...below.flatMap((department) => departmentsUnder(departments, department.id))];
}

/** One member, active or not. */
export function useUser(id: string | undefined) {
  return useQuery({
    queryKey: ['users', id],
    queryFn: ({ signal }) => api.get<UserBody>(`/users/${id}`, { signal }),
    enabled: id !== undefined,
    staleTime: 5 * 60_000,
  });
}
