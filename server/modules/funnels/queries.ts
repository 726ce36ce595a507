import type { Funnel, FunnelVersion, Phase } from '#domain/funnels/index.ts';
import { withTraditional } from '#domain/kernel/productText.ts';
import type { Condition } from '#domain/records/index.ts';
import { ident, inSchema, type Queryable } from '#server/platform/sql.ts';

type Schema = { schema: string };

export async function selectPhases(db: Queryable, workspace: Schema): Promise<Phase[]> {
  const { rows } = await db.query<Phase>(
    inSchema(
      workspace,
      `select key, object_key as "objectKey", names, position, kind from :schema.phase order by object_key, position`,
    ),
  );
  return withTraditional(rows);
}

type FunnelRow = Omit<Funnel, 'live' | 'chooseWhen'> & {
  choose_when: Condition | null;
  id: number;
  number: number;
  definition: Pick<FunnelVersion, 'stages' | 'transitions'>;
};

/** Funnels with their live versions, in their order. */
export async function selectFunnels(db: Queryable, workspace: Schema): Promise<Funnel[]> {
  const { rows } = await db.query<FunnelRow>(
    inSchema(
      workspace,
      `select f.key, f.object_key as "objectKey", f.names, f.position, f.choose_when, v.id, v.number, v.definition
       from :schema.funnel f join :schema.funnel_version v on v.funnel_key = f.key and v.state = 'live'
       order by f.object_key, f.position, f.key`,
    ),
  );
  return withTraditional(rows).map(({ choose_when, id, number, definition, ...funnel }) => ({
    ...funnel,
    ...(choose_when ? { chooseWhen: choose_when } : {}),
    live: { id, funnelKey: funnel.key, number, state: 'live', ...definition },
  }));
}

/** Holds off publishing while records move; a publish waits for moves and moves wait for it. `object`: placeholder of its key. */
export const holdFunnels = (object: string): string =>
  `select 1 from :schema.funnel where object_key = ${object} order by key for share`;

export type LiveVersion = { key: string; versionId: number };

/** Locks as `holdFunnels` says, and answers the live versions as they are under the lock: by a second statement, which sees what the first waited for. */
export async function lockFunnels(db: Queryable, workspace: Schema, objectKey: string): Promise<LiveVersion[]> {
  await db.query(inSchema(workspace, holdFunnels('$1')), [objectKey]);
  const { rows } = await db.query<LiveVersion>(
    inSchema(
      workspace,
      `select f.key, v.id as "versionId" from :schema.funnel f
       join :schema.funnel_version v on v.funnel_key = f.key and v.state = 'live' where f.object_key = $1`,
    ),
    [objectKey],
  );
  return rows;
}

/** Exclusive: for a publish. */
export async function lockFunnel(db: Queryable, workspace: Schema, key: string): Promise<void> {
  await db.query(inSchema(workspace, 'select 1 from :schema.funnel where key = $1 for update'), [key]);
}

export async function insertPhases(db: Queryable, workspace: Schema, phases: readonly Phase[]): Promise<void> {
  await db.query(
    inSchema(
      workspace,
      `insert into :schema.phase (key, object_key, names, position, kind)
       select key, "objectKey", names, position, kind
       from json_to_recordset($1::json) as x(key text, "objectKey" text, names jsonb, position int, kind text)`,
    ),
    [JSON.stringify(phases)],
  );
}

/** False where a funnel of that key exists. */
export async function insertFunnel(db: Queryable, workspace: Schema, funnel: Omit<Funnel, 'live'>): Promise<boolean> {
  const { rowCount } = await db.query(
    inSchema(
      workspace,
      `insert into :schema.funnel (key, object_key, names, position, choose_when) values ($1, $2, $3, $4, $5)
       on conflict do nothing`,
    ),
    [
      funnel.key,
      funnel.objectKey,
      JSON.stringify(funnel.names),
      funnel.position,
      funnel.chooseWhen ? JSON.stringify(funnel.chooseWhen) : null,
    ],
  );
  return rowCount === 1;
}

/** Retires the live version and makes the definition the next one. */
export async function insertLiveVersion(
  db: Queryable,
  workspace: Schema,
  funnelKey: string,
  definition: Pick<FunnelVersion, 'stages' | 'transitions'>,
): Promise<{ id: number; number: number }> {
  await db.query(
    inSchema(workspace, `update :schema.funnel_version set state = 'retired' where funnel_key = $1 and state = 'live'`),
    [funnelKey],
  );
  const { rows } = await db.query<{ id: number; number: number }>(
    inSchema(
      workspace,
      `insert into :schema.funnel_version (funnel_key, number, state, definition, published_at)
       select $1, coalesce(max(number), 0) + 1, 'live', $2, now() from :schema.funnel_version where funnel_key = $1
       returning id, number`,
    ),
    [funnelKey, JSON.stringify(definition)],
  );
  return rows[0]!;
}

/** Which of the stages hold records that are not in the bin. */
export async function selectOccupied(
  db: Queryable,
  workspace: Schema,
  table: string,
  funnelKey: string,
  stages: string[],
): Promise<string[]> {
  const { rows } = await db.query<{ key: string }>(
    inSchema(
      workspace,
      `select s.key from unnest($2::text[]) as s(key) where exists (
         select 1 from :schema.${ident(table)} t
         where t.funnel_key = $1 and t.stage_key = s.key and t.deleted_at is null)`,
    ),
    [funnelKey, stages],
  );
  return rows.map((row) => row.key);
}

/** Columns of related records, by id; those in the bin count as absent, as in a filter. */
export async function selectColumns(
  db: Queryable,
  workspace: Schema,
  table: string,
  columns: string[],
  ids: string[],
): Promise<Map<string, Record<string, unknown>>> {
  const { rows } = await db.query<{ id: string } & Record<string, unknown>>(
    inSchema(
      workspace,
      `select id, ${columns.map(ident).join(', ')} from :schema.${ident(table)}
       where id = any($1::uuid[]) and deleted_at is null`,
    ),
    [ids],
  );
  return new Map(rows.map((row) => [row.id, row]));
}
