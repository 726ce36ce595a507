import { issue } from '#domain/kernel/index.ts';
import { parseValues } from '#domain/records/index.ts';
import type { Context } from '#server/platform/context.ts';
import { Refused } from '#server/platform/errors.ts';
import { newId } from '#server/platform/ids.ts';
import type { Transaction } from '#server/platform/sql.ts';
import {
  createDepartments,
  createUsers,
  type Directory,
  loadDirectory,
  type NewDepartment,
  type NewUser,
  type Person,
  updateDepartment,
  updateUser,
} from '../identity/index.ts';
import { refuse } from './importChunk.ts';
import { keyText } from './matchExisting.ts';
import { fillTemplate } from './readRow.ts';
import { releaseRows, rollbackRows, saveRows } from './rowQueries.ts';
import type { Prepared, ReadRow, RowOutcome } from './types.ts';

type Entry = { row: ReadRow; user: NewUser; path: string[]; manager: string };

/**
 * Rows as people under their departments and managers, all of which are made where they are missing: in the transaction
 * of the chunk, so that people, roles, departments and the checkpoint behind them stand together or not at all.
 */
export async function importUsers(
  tx: Transaction,
  ctx: Context,
  prepared: Prepared,
  rows: readonly ReadRow[],
): Promise<RowOutcome[]> {
  const outcomes = new Map<ReadRow, RowOutcome>(rows.map((row) => [row, { row, outcome: 'refused' }]));
  const entries = rows.flatMap((row) => readEntry(prepared, row) ?? []);
  const departments = await makeDepartments(tx, ctx, entries);
  await makeManagers(tx, ctx, prepared, entries, departments);
  const directory = await loadDirectory(tx, ctx.workspace);
  const fresh: Entry[] = [];
  const seen = new Set<string>();
  for (const entry of entries) {
    const known = findPerson(directory, prepared, entry);
    const key = keyText(prepared.key, entry.row);
    if (known || (key !== undefined && seen.has(key))) {
      outcomes.set(entry.row, await meet(tx, ctx, prepared, entry, known, departments));
    } else {
      fresh.push(entry);
    }
    if (key !== undefined) seen.add(key);
  }
  const made = await createUsers(
    ctx,
    fresh.map(({ user, path }) => ({ ...user, departmentId: departments.get(pathText(path)) ?? null })),
    tx,
  );
  for (const [index, { row }] of fresh.entries()) {
    const outcome = made[index]!;
    outcomes.set(
      row,
      outcome.ok ? { row, outcome: 'created', recordId: outcome.id } : refuse(prepared, row, outcome.issues),
    );
  }
  return [...outcomes.values()];
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
async function makeDepartments(tx: Transaction, ctx: Context, entries: readonly Entry[]): Promise<Map<string, string>> {
  const { departments } = await loadDirectory(tx, ctx.workspace);
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
  if (missing.length > 0) await createDepartments(ctx, missing, tx);
  return found;
}

/** Managers are people too: made where they are unknown, and put at the head of their department. */
async function makeManagers(
  tx: Transaction,
  ctx: Context,
  prepared: Prepared,
  entries: readonly Entry[],
  departments: ReadonlyMap<string, string>,
): Promise<void> {
  const led = new Map(entries.filter(({ manager }) => manager !== '').map((entry) => [pathText(entry.path), entry]));
  const before = await loadDirectory(tx, ctx.workspace);
  const byName = (directory: Directory, name: string) =>
    directory.people.find((person) => person.active && person.name === name);
  const unknown = [...led].filter(([, { manager }]) => !byName(before, manager));
  const roles = prepared.plan.users?.managerRoles ?? [];
  const users = unknown.map(([path, { manager }]) => ({
    name: manager,
    roles,
    departmentId: departments.get(path) ?? null,
  }));
  if (users.length > 0) await createUsers(ctx, users, tx);
  const after = await loadDirectory(tx, ctx.workspace);
  for (const [path, { manager }] of led) {
    const id = departments.get(path);
    const headId = byName(after, manager)?.id;
    if (id && headId && !after.department(id)?.headId) await updateDepartment(ctx, { id, headId }, tx);
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
  tx: Transaction,
  ctx: Context,
  prepared: Prepared,
  { row, user, path }: Entry,
  known: Person | undefined,
  departments: ReadonlyMap<string, string>,
): Promise<RowOutcome> {
  const recordId = known ? { recordId: known.id } : {};
  if (prepared.plan.existing === 'refuse') {
    return refuse(prepared, row, [issue('not_unique', prepared.key[0]?.key, { value: user.name })]);
  }
  if (prepared.plan.existing === 'skip' || !known) return { row, outcome: 'skipped', ...recordId };
  const departmentId = departments.get(pathText(path));
  const { roles: _roles, email, ...rest } = user;
  const patch = { ...rest, ...(email === undefined ? {} : { email }), ...(departmentId ? { departmentId } : {}) };
  await saveRows(tx);
  try {
    await updateUser(ctx, { id: known.id, ...patch }, tx);
    await releaseRows(tx);
    return { row, outcome: 'updated', ...recordId };
  } catch (error) {
    if (!(error instanceof Refused) || error.issues.length === 0) throw error;
    await rollbackRows(tx);
    return refuse(prepared, row, error.issues);
  }
}
