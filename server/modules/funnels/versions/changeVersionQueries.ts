import { inSchema, type Queryable } from '#server/platform/sql.ts';
import { retireLive } from '../queries.ts';
import type { VersionDefinition } from './versionQueries.ts';

type Schema = { schema: string };
const NUMBER = `coalesce(number, (select coalesce(max(o.number), 0) + 1 from :schema.funnel_version o where o.funnel_key = v.funnel_key))`;

/** A version and what it says by the library as it stands: that is its own from the day it holds. */
type Drawn = { id: number; definition: VersionDefinition };

/** Makes a draft or pilot the live version; the one before is retired. Answers its number. */
export async function makeLive(
  db: Queryable,
  workspace: Schema,
  funnelKey: string,
  { id, definition }: Drawn,
  by: string,
): Promise<number> {
  const replaces = await retireLive(db, workspace, funnelKey);
  const { rows } = await db.query<{ number: number }>(
    inSchema(
      workspace,
      `update :schema.funnel_version v set state = 'live', number = ${NUMBER}, replaces = $3, published_at = now(),
         published_by = $4, definition = $5, pilot_departments = '{}', pilot_people = '{}', lock_version = lock_version + 1
       where funnel_key = $1 and id = $2 returning number`,
    ),
    [funnelKey, id, replaces, by, JSON.stringify(definition)],
  );
  return rows[0]!.number;
}

/** The version that was live before is so again, with what it replaced itself. */
export async function makeLiveAgain(
  db: Queryable,
  workspace: Schema,
  funnelKey: string,
  id: number,
  by: string,
): Promise<void> {
  await retireLive(db, workspace, funnelKey);
  await db.query(
    inSchema(
      workspace,
      `update :schema.funnel_version set state = 'live', retired_at = null, published_at = now(), published_by = $3
       where funnel_key = $1 and id = $2`,
    ),
    [funnelKey, id, by],
  );
}

export async function makePilot(
  db: Queryable,
  workspace: Schema,
  funnelKey: string,
  { id, definition }: Drawn,
  team: { departments: readonly string[]; people: readonly string[] },
): Promise<number> {
  await nextEdition(db, workspace, funnelKey);
  const { rows } = await db.query<{ number: number }>(
    inSchema(
      workspace,
      `update :schema.funnel_version v set state = 'pilot', number = ${NUMBER}, pilot_departments = $3, pilot_people = $4,
         definition = $5, lock_version = lock_version + 1
       where funnel_key = $1 and id = $2 returning number`,
    ),
    [funnelKey, id, team.departments, team.people, JSON.stringify(definition)],
  );
  return rows[0]!.number;
}

/** The pilot is a draft again; it keeps the number by which it was tried. */
export async function unmakePilot(db: Queryable, workspace: Schema, funnelKey: string): Promise<void> {
  await nextEdition(db, workspace, funnelKey);
  await db.query(
    inSchema(
      workspace,
      `update :schema.funnel_version set state = 'draft', pilot_departments = '{}', pilot_people = '{}',
         replaces = null, library = null, lock_version = lock_version + 1
       where funnel_key = $1 and state = 'pilot'`,
    ),
    [funnelKey],
  );
}

export const nextEdition = (db: Queryable, workspace: Schema, funnelKey: string) =>
  db.query(inSchema(workspace, 'update :schema.funnel set edition = edition + 1 where key = $1'), [funnelKey]);

/** How many of the departments and people exist. */
export async function countTeam(
  db: Queryable,
  workspace: Schema,
  team: { departments: readonly string[]; people: readonly string[] },
): Promise<number> {
  const { rows } = await db.query<{ count: number }>(
    inSchema(
      workspace,
      `select ((select count(*) from :schema.department where id = any($1::uuid[]))
         + (select count(*) from :schema.users where id = any($2::uuid[])))::int as count`,
    ),
    [team.departments, team.people],
  );
  return rows[0]!.count;
}
