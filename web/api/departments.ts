import { useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import type { departmentListSchema } from '#contract/identity.ts';
import { departmentsQuery } from './organisation.ts';

export type Department = z.infer<typeof departmentListSchema>['departments'][number];

/** The department tree as a list; parents are named by `parentId`. */
export function useDepartments() {
  return useQuery(departmentsQuery);
}

/** A department with all below it. */
export function withAllBelow(departments: readonly Department[], id: string): string[] {
  const children = departments.filter((department) => department.parentId === id);
  return [id, ...children.flatMap((child) => withAllBelow(departments, child.id))];
}

export type DepartmentLine = Department & { depth: number };

/** The open departments in reading order, each with its depth in the tree. */
export function treeLines(
  departments: readonly Department[],
  parentId: string | null = null,
  depth = 0,
): DepartmentLine[] {
  return departments
    .filter((department) => department.active && department.parentId === parentId)
    .sort((a, b) => a.position - b.position)
    .flatMap((department) => [{ ...department, depth }, ...treeLines(departments, department.id, depth + 1)]);
}
