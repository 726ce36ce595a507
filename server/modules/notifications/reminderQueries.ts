import { ident, inSchema, type Queryable } from '#server/platform/sql.ts';
import { type Definitions, DUE_ON_A_DAY } from '../objects/index.ts';

type Schema = { schema: string };

export type Due = { userId: string; object: string; id: string; due: string };

/** In which zones people live, and who. */
export async function selectZones(
  db: Queryable,
  workspace: Schema & { timeZone: string },
): Promise<{ zone: string; userIds: string[] }[]> {
  const { rows } = await db.query<{ zone: string; userIds: string[] }>(
    inSchema(
      workspace,
      `select coalesce(time_zone, $1) as zone, array_agg(id) as "userIds" from :schema.users where active group by 1`,
    ),
    [workspace.timeZone],
  );
  return rows;
}

/** Open tasks and next steps of open deals that are due between two days; not those that were only made since `madeBefore`. */
export async function selectDue(
  db: Queryable,
  workspace: Schema,
  definitions: Definitions,
  { userIds, from, to, madeBefore }: { userIds: readonly string[]; from: string; to: string; madeBefore: Date },
): Promise<Due[]> {
  const parts = DUE_ON_A_DAY.flatMap(({ object, date, open }) => {
    const definition = definitions.find(object);
    const field = definition?.fields.find(({ key }) => key === date);
    if (!definition || !field) return [];
    const column = `t.${ident(field.column)}`;
    return [
      `select t.owner_id as "userId", '${object}' as object, t.id, ${column} as due from :schema.${ident(definition.table)} t
       where t.owner_id = any($1::uuid[]) and t.deleted_at is null and t.${open}
         and ${column} between $2 and $3 and t.created_at < $4`,
    ];
  });
  if (parts.length === 0) return [];
  const { rows } = await db.query<Due>(inSchema(workspace, `${parts.join(' union all ')} order by due, id`), [
    userIds,
    from,
    to,
    madeBefore,
  ]);
  return rows;
}
