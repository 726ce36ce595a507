import { formatAutoNumber, type ObjectDefinition } from '#domain/objects/index.ts';
import { isEmpty } from '#domain/records/parseValues.ts';
import type { AccessParts } from './loadQueries.ts';
import { stageOf, type Track } from './track.ts';
import type { DemoRecord, DemoStaged } from './types.ts';

const CHUNK = 5_000;

export type Access = (record: DemoRecord) => number[];

/** Who may see a record by itself: its owner, the owner's department, the department it belongs to, its team. */
export function accessOf(users: readonly AccessParts[], departments: readonly AccessParts[]): Access {
  const tokens = new Map([...users, ...departments].map((each) => [each.id, each.token]));
  const homes = new Map(users.map((user) => [user.id, user.department_id]));
  return (record) => {
    const parts = [record.ownerId, homes.get(record.ownerId), record.departmentId];
    const team = (record.teamUserIds ?? []).flatMap((id) => tokens.get(id) ?? []);
    // The team's tokens are negative: they open reading only.
    return [...new Set([...parts.flatMap((id) => tokens.get(id ?? '') ?? []), ...team.map((token) => -token)])];
  };
}

export const iso = (at: number): string => new Date(at).toISOString();

/** Gives every auto-number field its number, in the order of creation; answers the last one by field id. */
export function numberRecords(object: ObjectDefinition, records: readonly DemoRecord[]): Map<number, number> {
  const numbered = object.fields.filter((field) => field.type === 'autoNumber');
  for (const field of numbered) {
    records.forEach((record, index) => {
      record.values[field.key] = formatAutoNumber(field.pattern ?? '', index + 1);
    });
  }
  return new Map(numbered.map((field) => [field.id, records.length]));
}

/** Column → value of records. `touches`: how often and when each was last changed. */
export function recordRows(
  object: ObjectDefinition,
  records: readonly DemoRecord[],
  access: Access,
  touches: (record: DemoRecord) => { count: number; at: number; by: string },
  track: (record: DemoStaged) => Track,
): { columns: string[]; rows: Record<string, unknown>[] } {
  const fields = object.fields.filter((field) => records.some((record) => !isEmpty(record.values[field.key])));
  const rows = records.map((record) => {
    const last = touches(record);
    return {
      id: record.id,
      lock_version: 1 + last.count,
      created_at: iso(record.createdAt),
      created_by: record.createdBy,
      updated_at: iso(last.at),
      updated_by: last.by,
      team_ids: record.teamUserIds ?? [],
      // What nobody owns is seen through the record that it belongs to, or by everybody.
      access: object.visibility.own ? access(record) : [],
      ...(object.visibility.own ? { owner_id: record.ownerId, department_id: record.departmentId } : {}),
      ...(object.hasFunnel ? stageColumns(record as DemoStaged, track(record as DemoStaged)) : {}),
      ...Object.fromEntries(fields.map((field) => [field.column, record.values[field.key] ?? null])),
    };
  });
  const columns = Object.keys(rows[0] ?? {}).filter((column) => column !== 'id' && column !== 'lock_version');
  return { columns, rows };
}

function stageColumns(record: DemoStaged, track: Track): Record<string, unknown> {
  const last = record.moves.at(-1);
  const since = last ? iso(last.at) : null;
  return {
    funnel_key: record.funnel,
    stage_key: record.stage,
    stage_kind: record.stageKind,
    stage_since: since,
    closed_at: stageOf(track, record.stage).kind === 'open' ? null : since,
  };
}

/** Pieces that one statement takes well. */
export function chunks<T>(list: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(list.length / CHUNK) }, (_, index) =>
    list.slice(index * CHUNK, (index + 1) * CHUNK),
  );
}
