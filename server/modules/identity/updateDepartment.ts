import { mayHangUnder } from '#domain/identity/index.ts';
import { type Issue, issue } from '#domain/kernel/issue.ts';
import type { Context } from '#server/platform/context.ts';
import { Refused } from '#server/platform/errors.ts';
import type { Transaction } from '#server/platform/sql.ts';
import { changeDefinitions } from './changeDefinitions.ts';
import { saveOrder, updateDepartmentRow } from './departmentQueries.ts';
import { type Directory, loadDirectory } from './directory.ts';
import { identityHooks } from './hooks.ts';
import { requireAbility } from './require.ts';

export type DepartmentPatch = {
  name?: string | undefined;
  parentId?: string | null | undefined;
  position?: number | undefined;
  /** Its place among the departments beside it, from 0; the others move up. */
  index?: number | undefined;
  headId?: string | null | undefined;
  active?: boolean | undefined;
};

/**
 * Renames, orders, moves or closes a department. Moving rewrites no records: they carry the department's token, and
 * who sees it follows from the tree. Throws `no_right`, `not_found`, `invalid_input` (a circle, or still in use).
 */
export async function updateDepartment(
  ctx: Context,
  { id, ...patch }: DepartmentPatch & { id: string },
  outer?: Transaction,
): Promise<void> {
  requireAbility(ctx, 'manageUsers');
  await changeDefinitions(
    ctx,
    async (tx) => {
      const directory = await loadDirectory(tx, ctx.workspace);
      if (!directory.department(id)) throw new Refused('not_found');
      const issues = check(directory, id, patch);
      if (issues.length) throw new Refused('invalid_input', { issues });
      await updateDepartmentRow(tx, ctx.workspace, id, { ...patch, name: patch.name?.trim() });
      if (patch.index !== undefined) await renumber(tx, ctx, directory, id, patch.parentId, patch.index);
      if (patch.parentId !== undefined) await identityHooks().onDepartmentMoved(tx, ctx);
    },
    outer,
  );
}

async function renumber(
  tx: Transaction,
  ctx: Context,
  directory: Directory,
  id: string,
  parentId: string | null | undefined,
  index: number,
): Promise<void> {
  const parent = parentId === undefined ? (directory.department(id)?.parentId ?? null) : parentId;
  const beside = directory.departments.filter((one) => one.active && one.parentId === parent && one.id !== id);
  const order = beside.map((one) => one.id).toSpliced(index, 0, id);
  await saveOrder(tx, ctx.workspace, order);
}

function check(directory: Directory, id: string, { name, parentId, headId, active }: DepartmentPatch): Issue[] {
  const issues: Issue[] = [];
  if (name?.trim() === '') issues.push(issue('required', 'name'));
  if (parentId && !directory.department(parentId)?.active) {
    issues.push(issue('unknown_reference', 'parentId', { value: parentId }));
  } else if (parentId && !mayHangUnder(directory.departments, id, parentId)) {
    issues.push(issue('invalid_value', 'parentId'));
  }
  if (headId && !directory.person(headId)) issues.push(issue('unknown_reference', 'headId', { value: headId }));
  if (active === false && isUsed(directory, id)) {
    issues.push(issue('department_in_use', 'active', { name: directory.department(id)!.name }));
  }
  return issues;
}

const isUsed = ({ people, departments }: Directory, id: string) =>
  people.some((person) => person.active && person.departmentId === id) ||
  departments.some((department) => department.active && department.parentId === id);
