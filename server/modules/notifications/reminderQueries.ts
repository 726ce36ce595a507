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

export type StageLimit = { funnel: string; stage: string; days: number };
export type Stalled = { userId: string; visitId: number; id: string; days: number };

/** Open visits that passed their stage's dwell limit between two moments. */
export async function selectStalled(
  db: Queryable,
  workspace: Schema,
  { id: objectId, table }: { id: number; table: string },
  limits: readonly StageLimit[],
  { after, until }: { after: Date; until: Date },
): Promise<Stalled[]> {
  const { rows } = await db.query<Stalled>(
    inSchema(
      workspace,
      `select t.owner_id as "userId", v.id as "visitId", t.id, l.days + 1 as days
       from json_to_recordset($2::json) as l(funnel text, stage text, days int)
       join :schema.stage_visit v on v.funnel_key = l.funnel and v.stage_key = l.stage and v.left_at is null and v.object_id = $1
       join :schema.${ident(table)} t on t.id = v.record_id and t.deleted_at is null and t.stage_kind = 'open'
       where t.owner_id is not null
         and v.dwell_since > $3::timestamptz - make_interval(days => l.days + 1)
         and v.dwell_since <= $4::timestamptz - make_interval(days => l.days + 1)
       order by v.dwell_since, t.id`,
    ),
    [objectId, JSON.stringify(limits), after, until],
  );
  return rows;
}
