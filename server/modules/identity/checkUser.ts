import { mayGrant } from '#domain/identity/index.ts';
import { type Issue, issue } from '#domain/kernel/issue.ts';
import type { Context } from '#server/platform/context.ts';
import type { Directory } from './directory.ts';
import { newPasswordIssue } from './newPassword.ts';

export type UserInput = {
  name?: string | undefined;
  email?: string | undefined;
  phone?: string | null | undefined;
  title?: string | null | undefined;
  departmentId?: string | null | undefined;
  /** Role keys. */
  roles?: readonly string[] | undefined;
  password?: string | undefined;
};

const EMAIL = /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/;

/** What is wrong with a new or changed user; whether the address is free shows when it is written. */
export function checkUser(ctx: Pick<Context, 'actor'>, directory: Directory, user: UserInput): Issue[] {
  const issues: Issue[] = [];
  if (user.name !== undefined && user.name.trim() === '') issues.push(issue('required', 'name'));
  if (user.email !== undefined && !EMAIL.test(user.email)) issues.push(issue('not_an_email', 'email'));
  if (user.departmentId && !directory.department(user.departmentId)?.active) {
    issues.push(issue('unknown_reference', 'departmentId', { value: user.departmentId }));
  }
  for (const key of user.roles ?? []) {
    const role = directory.role(key);
    if (!role) issues.push(issue('unknown_reference', 'roles', { value: key }));
    else if (!mayGrant(ctx.actor, role)) issues.push(issue('no_right', 'roles'));
  }
  const weak = user.password === undefined ? undefined : newPasswordIssue(user.password, user.email);
  return weak ? [...issues, weak] : issues;
}
