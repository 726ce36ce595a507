import type { Pool } from 'pg';
import { departmentsBelow, type Role } from '#domain/identity/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { Queryable } from '#server/platform/sql.ts';
import { type Department, type DirectoryRow, type Person, selectDirectory } from './directoryQueries.ts';

/** Everyone and everything of a workspace that rights are made of. */
export type Directory = {
  departments: readonly Department[];
  roles: readonly Role[];
  people: readonly Person[];
  department(id: string | null | undefined): Department | undefined;
  person(id: string | null | undefined): Person | undefined;
  role(key: string): Role | undefined;
  /** Access tokens of a department and of all below it. */
  tokensBelow(departmentId: string): number[];
};

type Kept = { version: number; directory: Promise<Directory> };
const MOST_WORKSPACES = 500;
const caches = new WeakMap<Pool, Map<number, Kept>>();

/** The directory as the context knows it; read again only when a change bumped the definitions version. */
export async function getDirectory(ctx: Pick<Context, 'pools' | 'workspace'>): Promise<Directory> {
  const { id, definitionsVersion: version } = ctx.workspace;
  const cache = caches.get(ctx.pools.app) ?? new Map<number, Kept>();
  caches.set(ctx.pools.app, cache);
  const known = cache.get(id);
  if (known?.version === version) return known.directory;
  const directory = loadDirectory(ctx.pools.app, ctx.workspace);
  cache.delete(id);
  cache.set(id, { version, directory });
  if (cache.size > MOST_WORKSPACES) cache.delete(cache.keys().next().value!);
  directory.catch(() => cache.delete(id));
  return directory;
}

/** Reads it afresh, for decisions inside a transaction. */
export async function loadDirectory(
  db: Queryable,
  workspace: Pick<Context['workspace'], 'schema'>,
): Promise<Directory> {
  return toDirectory(await selectDirectory(db, workspace));
}

function toDirectory({ departments, roles, people }: DirectoryRow): Directory {
  const departmentById = new Map(departments.map((department) => [department.id, department]));
  const personById = new Map(people.map((person) => [person.id, person]));
  const roleByKey = new Map(roles.map((role) => [role.key, role]));
  const below = new Map<string, number[]>();
  return {
    departments,
    roles,
    people,
    department: (id) => (id ? departmentById.get(id) : undefined),
    person: (id) => (id ? personById.get(id) : undefined),
    role: (key) => roleByKey.get(key),
    tokensBelow(id) {
      const tokens = below.get(id) ?? departmentsBelow(departments, id).map((one) => departmentById.get(one)!.token);
      below.set(id, tokens);
      return tokens;
    },
  };
}
