import { type Issue, issue } from '#domain/kernel/issue.ts';
import type { Context } from '#server/platform/context.ts';
import { newId } from '#server/platform/ids.ts';
import type { Transaction } from '#server/platform/sql.ts';
import { changeDefinitions } from './changeDefinitions.ts';
import { checkUser, type UserInput } from './checkUser.ts';
import { type Directory, loadDirectory } from './directory.ts';
import type { IdentityOutcome } from './outcome.ts';
import { hashPassword } from './passwords.ts';
import { requireAbility } from './require.ts';
import { insertLogins, insertUserRoles, insertUsers } from './userQueries.ts';

/** Without an e-mail address a user owns records but cannot sign in. */
export type NewUser = UserInput & { name: string /** Default: a new one. */; id?: string };

type Draft = { id: string; input: NewUser; passwordHash: string | null; issues: Issue[] };

/** Creates users in one transaction (the caller's, if given); those with issues are left out. Throws `no_right`. */
export async function createUsers(
  ctx: Context,
  inputs: readonly NewUser[],
  outer?: Transaction,
): Promise<IdentityOutcome[]> {
  requireAbility(ctx, 'manageUsers');
  const drafts = await Promise.all(
    inputs.map(async (input): Promise<Draft> => {
      const passwordHash = input.password === undefined ? null : await hashPassword(input.password);
      return { id: input.id ?? newId(), input, passwordHash, issues: [] };
    }),
  );
  await changeDefinitions(
    ctx,
    async (tx) => {
      const directory = await loadDirectory(tx, ctx.workspace);
      // A second run after a deadlock begins anew.
      for (const draft of drafts)
        draft.issues = [issueOfRepeat(drafts, draft), ...checkUser(ctx, directory, draft.input)].flatMap(
          (one) => one ?? [],
        );
      await insertDrafts(tx, ctx, directory, drafts);
    },
    outer,
  );
  return drafts.map(({ id, issues }) => (issues.length ? { ok: false, issues } : { ok: true, id }));
}

const addressOf = ({ input }: Draft) => input.email?.toLowerCase();

function issueOfRepeat(drafts: readonly Draft[], draft: Draft): Issue | undefined {
  const address = addressOf(draft);
  const first = address === undefined ? draft : drafts.find((other) => addressOf(other) === address);
  return first === draft ? undefined : taken(draft.input.email!);
}

const taken = (email: string) => issue('not_unique', 'email', { value: email });

async function insertDrafts(tx: Transaction, ctx: Context, directory: Directory, drafts: Draft[]): Promise<void> {
  const withLogin = drafts.filter((draft) => draft.issues.length === 0 && draft.input.email !== undefined);
  const made = await insertLogins(
    tx,
    ctx.workspace.id,
    withLogin.map(({ id, input, passwordHash }) => ({ id: newId(), userId: id, email: input.email!, passwordHash })),
  );
  for (const draft of withLogin) if (!made.has(draft.id)) draft.issues.push(taken(draft.input.email!));
  const good = drafts.filter((draft) => draft.issues.length === 0);
  await insertUsers(
    tx,
    ctx.workspace,
    good.map(({ id, input }) => ({
      id,
      name: input.name.trim(),
      email: input.email ?? null,
      phone: input.phone ?? null,
      title: input.title ?? null,
      departmentId: input.departmentId ?? null,
    })),
  );
  const pairs = good.flatMap(({ id, input }) =>
    (input.roles ?? []).map((key) => ({ userId: id, roleId: directory.role(key)!.id })),
  );
  await insertUserRoles(tx, ctx.workspace, pairs);
}
