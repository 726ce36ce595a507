import { type Issue, issue } from '#domain/kernel/issue.ts';
import type { Context } from '#server/platform/context.ts';
import { newId } from '#server/platform/ids.ts';
import type { Transaction } from '#server/platform/sql.ts';
import { changeDefinitions } from './changeDefinitions.ts';
import { insertDepartment } from './departmentQueries.ts';
import { type Directory, loadDirectory } from './directory.ts';
import type { IdentityOutcome } from './outcome.ts';
import { requireAbility } from './require.ts';

export type NewDepartment = {
  /** Default: a new one. A later row of the batch may name it as its parent. */
  id?: string | undefined;
  name: string;
  parentId?: string | null | undefined;
  position?: number | undefined;
  headId?: string | null | undefined;
};

/** Creates departments, parents before children, in one transaction (the caller's, if given). Throws `no_right`. */
export async function createDepartments(
  ctx: Context,
  inputs: readonly NewDepartment[],
  outer?: Transaction,
): Promise<IdentityOutcome[]> {
  requireAbility(ctx, 'manageUsers');
  return changeDefinitions(
    ctx,
    async (tx) => {
      const directory = await loadDirectory(tx, ctx.workspace);
      const created = new Set<string>();
      const outcomes: IdentityOutcome[] = [];
      for (const input of inputs) {
        const issues = check(directory, created, input);
        const id = input.id ?? newId();
        if (issues.length === 0) {
          const {
            name,
            parentId = null,
            headId = null,
            position = directory.departments.length + created.size,
          } = input;
          await insertDepartment(tx, ctx.workspace, { id, name: name.trim(), parentId, position, headId });
          created.add(id);
        }
        outcomes.push(issues.length ? { ok: false, issues } : { ok: true, id });
      }
      return outcomes;
    },
    outer,
  );
}

function check(directory: Directory, created: ReadonlySet<string>, input: NewDepartment): Issue[] {
  const issues: Issue[] = [];
  if (input.name.trim() === '') issues.push(issue('required', 'name'));
  const { id, parentId, headId } = input;
  if (id && (directory.department(id) || created.has(id))) issues.push(issue('not_unique', 'id', { value: id }));
  if (parentId && !created.has(parentId) && !directory.department(parentId)?.active) {
    issues.push(issue('unknown_reference', 'parentId', { value: parentId }));
  }
  if (headId && !directory.person(headId)) issues.push(issue('unknown_reference', 'headId', { value: headId }));
  return issues;
}
