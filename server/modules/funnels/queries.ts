import type { Funnel, FunnelVersion, Learning, Phase } from '#domain/funnels/index.ts';
import { withTraditional } from '#domain/kernel/productText.ts';
import type { Condition } from '#domain/records/index.ts';
import type { Door } from '#server/platform/context.ts';
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

type FunnelRow = Omit<Funnel, 'live' | 'chooseWhen' | 'learning'> & {
  learning: Learning;
  choose_when: Condition | null;
  edition: number;
  id: number;
  number: number;
  definition: Pick<FunnelVersion, 'stages' | 'transitions'>;
};

/** Funnels with their live versions, in their order; `edition` rises whenever other versions hold. */
export async function selectFunnels(db: Queryable, workspace: Schema): Promise<{ funnel: Funnel; edition: number }[]> {
  const { rows } = await db.query<FunnelRow>(
    inSchema(
      workspace,
      `select f.key, f.object_key as "objectKey", f.names, f.position, f.choose_when, f.edition, v.id, v.number, v.definition,
         json_build_object('months', f.learn_months, 'closings', coalesce((
           select json_agg(json_build_object('stage', c.stage_key, 'won', c.won, 'closed', c.closed) order by c.stage_key)
           from :schema.stage_closings c where c.funnel_key = f.key), '[]')) as learning
       from :schema.funnel f join :schema.funnel_version v on v.funnel_key = f.key and v.state = 'live'
       order by f.object_key, f.position, f.key`,
    ),
  );
  return withTraditional(rows).map(({ choose_when, edition, id, number, definition, ...funnel }) => ({
    edition,
    funnel: {
      ...funnel,
      ...(choose_when ? { chooseWhen: choose_when } : {}),
      live: { id, funnelKey: funnel.key, number, state: 'live', ...definition },
    },
  }));
}

/** How long one try to get past a publish waits, with a connection in its hand; `inTransaction` tries again without one. */
const PATIENCE = '400ms';
/** Nobody looks on: these wait for as long as it takes. */
const PATIENT: ReadonlySet<Door> = new Set<Door>(['import', 'automation', 'system', 'cli']);

/**
 * Holds off publishing while records move; a publish waits for moves and moves wait for it, a while. `object`: placeholder of its
 * key. Whatever else the transaction waits for, it waits for as always.
 */
export const holdFunnels = (object: string, door: Door): string =>
  `with locked as materialized (
     select key, edition from :schema.funnel where object_key = ${object} and ${queued('_shared', PATIENT.has(door) ? '0' : PATIENCE)}
     order by key for share)
   select key, edition, (select set_config('lock_timeout', '0', true) from (select count(*) from locked) counted) from locked`;

/** Row locks alone would let moves that never cease pass before a publish that waits; this queue keeps the order of arrival. */
const queued = (mode: '_shared' | '', patience = '0'): string =>
  `(select count(turn) from (select pg_advisory_xact_lock${mode}(hashtextextended(':schema.funnel', 0)) as turn
     from (select set_config('lock_timeout', '${patience}', true) offset 0) patience) queue) >= 0`;

/** A funnel and how often other versions have come to hold in it. */
export type Edition = { key: string; edition: number };

/** Locks as `holdFunnels` says, and answers the editions as they are under the lock. */
export async function lockFunnels(
  db: Queryable,
  { workspace, door }: { workspace: Schema; door: Door },
  objectKey: string,
): Promise<Edition[]> {
  const { rows } = await db.query<Edition>(inSchema(workspace, holdFunnels('$1', door)), [objectKey]);
  return rows;
}

/** Exclusive: for a publish. */
export async function lockFunnel(db: Queryable, workspace: Schema, key: string): Promise<void> {
  await db.query(inSchema(workspace, `select 1 from :schema.funnel where key = $1 and ${queued('')} for update`), [
    key,
  ]);
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
  by: string | null = null,
): Promise<{ id: number; number: number }> {
  const replaces = await retireLive(db, workspace, funnelKey);
  const { rows } = await db.query<{ id: number; number: number }>(
    inSchema(
      workspace,
      `insert into :schema.funnel_version
         (funnel_key, number, state, definition, published_at, published_by, created_by, updated_by, replaces)
       select $1, coalesce(max(number), 0) + 1, 'live', $2, now(), $3, $3, $3, $4
       from :schema.funnel_version where funnel_key = $1
       returning id, number`,
    ),
    [funnelKey, JSON.stringify(definition), by, replaces],
  );
  return rows[0]!;
}

/** Whoever moves records by what it knew of the funnel reads it again. Answers the version that was live. */
export async function retireLive(db: Queryable, workspace: Schema, funnelKey: string): Promise<number | null> {
  await db.query(inSchema(workspace, 'update :schema.funnel set edition = edition + 1 where key = $1'), [funnelKey]);
  const { rows } = await db.query<{ id: number }>(
    inSchema(
      workspace,
      `update :schema.funnel_version set state = 'retired', retired_at = now() where funnel_key = $1 and state = 'live' returning id`,
    ),
    [funnelKey],
  );
  return rows[0]?.id ?? null;
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
