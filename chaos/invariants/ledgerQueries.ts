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
