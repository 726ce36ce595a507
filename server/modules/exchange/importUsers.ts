import { type Issue, issue } from '#domain/kernel/index.ts';
import { parseValues } from '#domain/records/index.ts';
import type { Context } from '#server/platform/context.ts';
import { newId } from '#server/platform/ids.ts';
import {
  createDepartments,
  createUsers,
  type Directory,
  getDirectory,
  type IdentityOutcome,
  type NewDepartment,
  type NewUser,
  type Person,
  updateDepartment,
  updateUser,
} from '../identity/index.ts';
import { refuse } from './importChunk.ts';
import { keyText } from './matchExisting.ts';
import { fillTemplate } from './readRow.ts';
import type { Prepared, ReadRow, RowOutcome } from './types.ts';

type Entry = { row: ReadRow; user: NewUser; path: string[]; manager: string };

/**
 * Rows as people under their departments and managers, all of which are made where they are missing. The verbs of
 * identity have transactions of their own, so a chunk that is repeated after a crash finds its people and skips them.
 */
export async function importUsers(
  ctx: Context,
  prepared: Prepared,
  rows: readonly ReadRow[],
  dryRun = false,
): Promise<RowOutcome[]> {
  const outcomes = new Map<ReadRow, RowOutcome>(rows.map((row) => [row, { row, outcome: 'refused' }]));
  const entries = rows.flatMap((row) => readEntry(prepared, row) ?? []);
  const departments = dryRun ? new Map<string, string>() : await makeDepartments(ctx, entries);
  if (!dryRun) await makeManagers(ctx, prepared, entries, departments);
  const directory = await getDirectory(ctx);
  const fresh: Entry[] = [];
  const seen = new Set<string>();
  for (const entry of entries) {
    const known = findPerson(directory, prepared, entry);
    const key = keyText(prepared.key, entry.row);
    if (known || (key !== undefined && seen.has(key))) {
      outcomes.set(entry.row, await meet(ctx, prepared, entry, known, departments, dryRun));
    } else {
      fresh.push(entry);
    }
    if (key !== undefined) seen.add(key);
  }
  const made = dryRun
    ? tryPeople(directory, prepared, fresh)
    : await createUsers(
        ctx,
        fresh.map(({ user, path }) => ({ ...user, departmentId: departments.get(pathText(path)) ?? null })),
      );
  for (const [index, { row }] of fresh.entries()) {
    const outcome = made[index]!;
    const id = outcome.ok && !dryRun ? { recordId: outcome.id } : {};
    outcomes.set(row, outcome.ok ? { row, outcome: 'created', ...id } : refuse(prepared, row, outcome.issues));
  }
  return [...outcomes.values()];
}

/** What creating them would say, as far as it can be known without doing it. */
function tryPeople(directory: Directory, prepared: Prepared, entries: readonly Entry[]): IdentityOutcome[] {
  const issues = checkRoles(directory, prepared);
  return entries.map(() => (issues.length > 0 ? { ok: false, issues } : { ok: true, id: '' }));
}

const pathText = (path: readonly string[]): string => JSON.stringify(path);

function readEntry(prepared: Prepared, row: ReadRow): Entry | undefined {
  const { values, issues } = parseValues(prepared.object, row.values, 'create');
  if (issues.length > 0) refuse(prepared, row, issues);
  if (row.problems.length > 0) return undefined;
  const { department = [], manager = '', roles = [] } = prepared.plan.users ?? {};
  const fill = (template: string) => fillTemplate(template, prepared.table.headers, row.cells);
  const text = (key: string) => (typeof values[key] === 'string' ? values[key] : undefined);
  return {
    row,
    user: { name: text('name') ?? '', email: text('email'), phone: text('phone'), title: text('title'), roles },
    path: department.map(fill).filter((name) => name !== ''),
    manager: fill(manager),
  };
}

/** The department of every path, made from the top where it is missing. By the path. */
async function makeDepartments(ctx: Context, entries: readonly Entry[]): Promise<Map<string, string>> {
  const { departments } = await getDirectory(ctx);
  const found = new Map<string, string>();
  const missing: NewDepartment[] = [];
  for (const { path } of entries) {
    let parentId: string | null = null;
    for (const [depth, name] of path.entries()) {
      const key = pathText(path.slice(0, depth + 1));
      const parent: string | null = parentId;
      const known: string | undefined = departments.find(
        (one) => one.active && one.name === name && one.parentId === parent,
      )?.id;
      const id: string = found.get(key) ?? known ?? newId();
      if (!found.has(key) && known === undefined) missing.push({ id, name, parentId: parent });
      found.set(key, id);
      parentId = id;
    }
  }
  if (missing.length > 0) await createDepartments(ctx, missing);
  return found;
}

/** Managers are people too: made where they are unknown, and put at the head of their department. */
async function makeManagers(
  ctx: Context,
  prepared: Prepared,
  entries: readonly Entry[],
  departments: ReadonlyMap<string, string>,
): Promise<void> {
  const led = new Map(entries.filter(({ manager }) => manager !== '').map((entry) => [pathText(entry.path), entry]));
  const before = await getDirectory(ctx);
  const byName = (directory: Directory, name: string) =>
    directory.people.find((person) => person.active && person.name === name);
  const unknown = [...led].filter(([, { manager }]) => !byName(before, manager));
  const roles = prepared.plan.users?.managerRoles ?? [];
  const users = unknown.map(([path, { manager }]) => ({
    name: manager,
    roles,
    departmentId: departments.get(path) ?? null,
  }));
  if (users.length > 0) await createUsers(ctx, users);
  const after = await getDirectory(ctx);
  for (const [path, { manager }] of led) {
    const id = departments.get(path);
    const headId = byName(after, manager)?.id;
    if (id && headId && !after.department(id)?.headId) await updateDepartment(ctx, { id, headId });
  }
}

function findPerson({ people }: Directory, { key }: Prepared, { user }: Entry): Person | undefined {
  const fields = key.map((field) => field.key);
  if (fields.length === 0) return undefined;
  return people.find(
    (person) =>
      person.active &&
      (!fields.includes('name') || person.name === user.name) &&
      (!fields.includes('email') || person.email?.toLowerCase() === user.email),
  );
}

async function meet(
  ctx: Context,
  prepared: Prepared,
  { row, user, path }: Entry,
  known: Person | undefined,
  departments: ReadonlyMap<string, string>,
  dryRun: boolean,
): Promise<RowOutcome> {
  const recordId = known ? { recordId: known.id } : {};
  if (prepared.plan.existing === 'refuse') {
    return refuse(prepared, row, [issue('not_unique', prepared.key[0]?.key, { value: user.name })]);
  }
  if (prepared.plan.existing === 'skip' || !known) return { row, outcome: 'skipped', ...recordId };
  const departmentId = departments.get(pathText(path));
  const { roles: _roles, email, ...rest } = user;
  const patch = { ...rest, ...(email === undefined ? {} : { email }), ...(departmentId ? { departmentId } : {}) };
  if (!dryRun) await updateUser(ctx, { id: known.id, ...patch });
  return { row, outcome: 'updated', ...recordId };
}

function checkRoles(directory: Directory, { plan }: Prepared): Issue[] {
  const asked = [...(plan.users?.roles ?? []), ...(plan.users?.managerRoles ?? [])];
  return asked.filter((key) => !directory.role(key)).map((key) => issue('unknown_reference', 'roles', { value: key }));
}
