import { inSchema, type Queryable } from '#server/platform/sql.ts';

type Schema = { schema: string };
export type OwnDay = { day: string; kind: 'off' | 'work'; name: string };

/** The company's own days from one day up to and including another. */
export async function selectOwnDays(db: Queryable, workspace: Schema, from: string, to: string): Promise<OwnDay[]> {
  const { rows } = await db.query<OwnDay>(
    inSchema(
      workspace,
      'select day::text, kind, name from :schema.calendar_day where day between $1 and $2 order by day',
    ),
    [from, to],
  );
  return rows;
}

export async function upsertOwnDays(
  db: Queryable,
  workspace: Schema,
  days: readonly string[],
  kind: string,
  name: string,
): Promise<void> {
  await db.query(
    inSchema(
      workspace,
      `insert into :schema.calendar_day (day, kind, name) select d, $2, $3 from unnest($1::date[]) d
       on conflict (day) do update set kind = excluded.kind, name = excluded.name`,
    ),
    [days, kind, name],
  );
}

export async function deleteOwnDay(db: Queryable, workspace: Schema, day: string): Promise<boolean> {
  const { rowCount } = await db.query(inSchema(workspace, 'delete from :schema.calendar_day where day = $1'), [day]);
  return rowCount === 1;
}
