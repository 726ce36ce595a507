import { issue } from '#domain/kernel/issue.ts';
import { Refused } from '#server/platform/errors.ts';
import { ident, Parameters } from '#server/platform/sql.ts';
import { type RecordView, type References, selectReferences, valuesOfRow } from '../../records/index.ts';
import type { ResolvedQuery } from '../resolvedQuery.ts';
import { table, thenSource } from './source.ts';

export type CountedVisit = { stage: string; enteredAt: string; leftAt: string | null };

/** Visits by id. Who is asked for them has been found visible with their record. */
export async function selectVisits(query: ResolvedQuery, ids: number[]): Promise<Map<number, CountedVisit>> {
  if (ids.length === 0) return new Map();
  const { rows } = await query.ctx.pools.app.query<{
    id: number;
    stage_key: string;
    entered_at: Date;
    left_at: Date | null;
  }>(`select id, stage_key, entered_at, left_at from ${table(query, 'stage_visit')} where id = any($1::bigint[])`, [
    ids,
  ]);
  return new Map(
    rows.map((row) => [
      row.id,
      { stage: row.stage_key, enteredAt: row.entered_at.toISOString(), leftAt: row.left_at?.toISOString() ?? null },
    ]),
  );
}

/** Records by id as they were at the as-of time, in the order asked; with titles of what they refer to. They have been found visible. */
export async function selectRecords(
  query: ResolvedQuery,
  ids: string[],
  columns: readonly string[] | undefined,
): Promise<{ records: RecordView[]; references: References }> {
  const { ctx, definitions, object } = query;
  const fields = columns ? columns.map((key) => fieldOrRefuse(query, key)) : object.fields;
  if (ids.length === 0) return { records: [], references: {} };
  const params = new Parameters();
  const wanted = `${params.add(ids)}::uuid[]`;
  const from = query.asOf ? thenSource(query, query.asOf, params) : table(query, object.table);
  const names = ['id', 'lock_version', ...fields.map((field) => ident(field.column))].join(', ');
  const { rows } = await ctx.pools.app.query<Record<string, unknown> & { id: string; lock_version: number }>(
    `select ${names} from ${from} where id = any(${wanted}) order by array_position(${wanted}, id)`,
    params.values,
  );
  const records = rows.map((row) => ({
    id: row.id,
    object: object.key,
    version: row.lock_version,
    values: valuesOfRow(fields, row),
  }));
  const values = records.map((record) => record.values);
  return { records, references: await selectReferences(ctx.pools.app, ctx, definitions, fields, values) };
}

function fieldOrRefuse({ object }: ResolvedQuery, key: string) {
  const field = object.fields.find((candidate) => candidate.key === key);
  if (!field) throw new Refused('invalid_input', { issues: [issue('unknown_field', 'columns', { name: key })] });
  return field;
}
