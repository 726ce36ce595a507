import type { Queryable } from '#server/platform/sql.ts';

export type Marked = { mark: string; record_id: string; version: number; tx: string };

/** Events that carry a mark of the ledger in what they wrote, with the version that each made. */
export async function selectMarked(sql: Queryable, ws: string): Promise<Marked[]> {
  const { rows } = await sql.query<Marked>(
    `select e.record_id, e.tx::text as tx, e.version::int as version, m.mark from (
       select *, row_number() over (partition by record_id order by seq) as version from ${ws}.event) e
     cross join lateral (
       select c.value->>1 as mark from jsonb_each(e.changes) c where c.value->>1 like 'chaos:%'
       union all select e.note where e.note like 'chaos:%') m`,
  );
  return rows;
}

export async function selectVersions(sql: Queryable, ws: string): Promise<Map<string, number>> {
  const { rows } = await sql.query<{ id: string; lock_version: number }>(
    `select id, lock_version from ${ws}.opportunity union all select id, lock_version from ${ws}.activity`,
  );
  return new Map(rows.map((row) => [row.id, row.lock_version]));
}

/** Uploaded files whose bytes are those that their hash was made of: id → size. */
export async function selectSoundFiles(sql: Queryable, ws: string): Promise<Map<string, number>> {
  const { rows } = await sql.query<{ id: string; size: number }>(
    `select id, size from ${ws}.file where encode(sha256(content), 'hex') = hash and length(content) = size`,
  );
  return new Map(rows.map((row) => [row.id, row.size]));
}

export async function selectImportTitles(sql: Queryable, ws: string): Promise<Map<string, number>> {
  const { rows } = await sql.query<{ title: string; count: string }>(
    `select title, count(*) as count from ${ws}.batch where kind = 'import' and title is not null group by title`,
  );
  return new Map(rows.map((row) => [row.title, Number(row.count)]));
}

/** Imports of which an undo began, by title. */
export async function selectUndone(sql: Queryable, ws: string): Promise<Set<string>> {
  const { rows } = await sql.query<{ title: string }>(
    `select title from ${ws}.batch where kind = 'import' and progress ? 'undo' and title is not null`,
  );
  return new Set(rows.map(({ title }) => title));
}

/** Deals that are not in the bin, of one owner or (null) all: id → version. */
export async function selectStandingDeals(
  sql: Queryable,
  ws: string,
  owner: string | null,
): Promise<Map<string, number>> {
  const { rows } = await sql.query<{ id: string; lock_version: number }>(
    `select id, lock_version from ${ws}.opportunity where deleted_at is null and ($1::uuid is null or owner_id = $1)`,
    [owner],
  );
  return new Map(rows.map((row) => [row.id, row.lock_version]));
}

/** Records that were somebody's at any time, as `object id`. */
export async function selectEverOwned(sql: Queryable, ws: string, owner: string): Promise<Set<string>> {
  const { rows } = await sql.query<{ key: string; record_id: string }>(
    `select distinct o.key, e.record_id from ${ws}.event e join ${ws}.object o on o.id = e.object_id
     where e.changes->'1'->>0 = $1 or e.changes->'1'->>1 = $1`,
    [owner],
  );
  return new Set(rows.map(({ key, record_id }) => `${key} ${record_id}`));
}
