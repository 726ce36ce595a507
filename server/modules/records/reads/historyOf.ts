import type { RecordValues } from '#domain/objects/index.ts';
import { type Context, DOORS } from '#server/platform/context.ts';
import { inSchema } from '#server/platform/sql.ts';
import { getDefinitions } from '../../objects/index.ts';
import { EVENT_KINDS, type EventDetails, type References } from '../types.ts';
import { findSeen } from './getRecord.ts';
import { selectReferences } from './references.ts';

export type HistoryEntry = {
  seq: number;
  kind: string;
  /** When it happened, and when it was entered. */
  at: string;
  recordedAt: string;
  actor: { id: string; name: string } | null;
  /** Why, in the words of who did it. */
  note: string | null;
  details: EventDetails | null;
  door: string;
  changes: { field: string; before: unknown; after: unknown }[];
};
export type HistoryPage = { entries: HistoryEntry[]; references: References; nextBefore: number | null };

const nameOf = (codes: Record<string, number>, code: number) =>
  Object.keys(codes).find((key) => codes[key] === code) ?? '';

type Row = {
  seq: number;
  kind: number;
  at: Date;
  recorded_at: Date;
  door: number;
  actor_id: string | null;
  actor: string | null;
  note: string | null;
  details: EventDetails | null;
  changes: Record<string, [unknown, unknown]> | null;
};

/**
 * What happened to a record, newest first, for those who may see it now. `before`: the last entry that one has, by its
 * number; what was entered late stands at its own time. `field`: only changes of that field.
 */
export async function historyOf(
  ctx: Context,
  objectKey: string,
  id: string,
  options: { before?: number | undefined; limit?: number | undefined; field?: string | undefined } = {},
): Promise<HistoryPage> {
  const definitions = await getDefinitions(ctx);
  await findSeen(ctx, definitions, objectKey, id);
  const object = definitions.object(objectKey);
  const limit = Math.min(Math.max(options.limit ?? 50, 1), 200);
  const field = object.fields.find((candidate) => candidate.key === options.field);
  const { rows: found } = await ctx.pools.app.query<Row>(
    inSchema(
      ctx.workspace,
      `select e.seq, e.kind, e.at, e.recorded_at, e.door, e.actor_id, u.name as actor, e.note, e.details, e.changes
       from :schema.event e left join :schema.users u on u.id = e.actor_id
       where e.record_id = $1 and ($3::text is null or e.changes ? $3)
         and ($2::bigint is null or (e.at, e.seq) < (select p.at, p.seq from :schema.event p where p.record_id = $1 and p.seq = $2))
       order by e.at desc, e.seq desc limit $4`,
    ),
    [id, options.before ?? null, field ? String(field.id) : null, limit + 1],
  );
  const rows = found.slice(0, limit);
  const byId = new Map(object.fields.map((candidate) => [candidate.id, candidate]));
  const entries = rows.map(
    (row): HistoryEntry => ({
      seq: row.seq,
      kind: nameOf(EVENT_KINDS, row.kind),
      at: row.at.toISOString(),
      recordedAt: row.recorded_at.toISOString(),
      actor: row.actor_id ? { id: row.actor_id, name: row.actor ?? '' } : null,
      note: row.note,
      details: row.details,
      door: nameOf(DOORS, row.door),
      changes: Object.entries(row.changes ?? {}).flatMap(([fieldId, [before, after]]) => {
        const key = byId.get(Number(fieldId))?.key;
        return key ? [{ field: key, before, after }] : [];
      }),
    }),
  );
  const named = entries.flatMap((entry) =>
    entry.changes.flatMap(({ field: key, before, after }): RecordValues[] => [
      { [key]: before as string },
      { [key]: after as string },
    ]),
  );
  // Those in whose place somebody decided are named as owners are.
  const principals = rows.flatMap(({ details }) => details?.approval?.onBehalfOf ?? []);
  named.push(...principals.map((owner): RecordValues => ({ owner })));
  const references = await selectReferences(ctx.pools.app, ctx, definitions, object.fields, named);
  return { entries, references, nextBefore: found.length > limit ? (rows.at(-1)?.seq ?? null) : null };
}
