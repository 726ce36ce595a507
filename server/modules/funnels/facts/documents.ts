import type { DocumentFact } from '#domain/funnels/index.ts';
import type { FieldValue, ObjectDefinition } from '#domain/objects/index.ts';
import { sameValue } from '#domain/records/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { Queryable } from '#server/platform/sql.ts';
import { fieldOf } from '../../objects/index.ts';
import { selectChanges, selectFiles } from './documentQueries.ts';
import type { Subject } from './subject.ts';

type Found = {
  documents: Map<string, Map<string, DocumentFact[]>>;
  changedAt: Map<string, Map<string, Date>>;
};

/** Whatever this act brings is newer than all that is written. */
const NOW_GIVEN = new Date(8.64e15);

/**
 * Files in the asked fields, with when they came to the record and what became of them; and when the fields changed that
 * some must be newer than. A file that was uploaded long ago counts from when the record first had it: that act says
 * that it holds for the record as it was then.
 */
export async function documentsOf(
  db: Queryable,
  ctx: Context,
  object: ObjectDefinition,
  asked: ReadonlyMap<string, ReadonlySet<string>>,
  subjects: readonly Subject[],
): Promise<Found> {
  const files = subjects.flatMap((subject) =>
    [...asked].flatMap(([field, newerThan]) =>
      idsIn(subject.values[field]).map((file) => ({
        record: subject.id,
        field,
        file,
        // Asked of the log only where a gate compares times.
        fieldId: newerThan.size > 0 ? String(fieldOf(object, field)?.id ?? '') : null,
        isGiven: !idsIn(subject.before[field]).includes(file),
      })),
    ),
  );
  const found: Found = { documents: new Map(), changedAt: new Map() };
  if (files.length === 0) return found;
  const known = await selectFiles(db, ctx.workspace, files);
  for (const { record, field, file, isGiven } of files) {
    const row = known.get(`${record} ${file}`);
    if (!row) continue;
    const state = row.state === 'confirmed' || row.state === 'rejected' ? row.state : 'unchecked';
    const own = found.documents.get(record) ?? new Map<string, DocumentFact[]>();
    const fact: DocumentFact = { file, uploadedAt: isGiven ? NOW_GIVEN : row.at, state };
    found.documents.set(record, own.set(field, [...(own.get(field) ?? []), fact]));
  }
  const compared = [...new Set(files.flatMap(({ field }) => [...(asked.get(field) ?? [])]))];
  if (compared.length === 0) return found;
  const fields = compared.flatMap((key) => fieldOf(object, key) ?? []);
  const rows = await selectChanges(
    db,
    ctx.workspace,
    [...found.documents.keys()],
    fields.map(({ id }) => String(id)),
  );
  const at = new Map(rows.map((row) => [`${row.record} ${row.fieldId}`, row.at]));
  for (const { id, values, before } of subjects) {
    const own = fields.flatMap(({ key, id: fieldId }) => {
      const time = sameValue(before[key], values[key]) ? at.get(`${id} ${fieldId}`) : NOW_GIVEN;
      return time ? [[key, time] as const] : [];
    });
    found.changedAt.set(id, new Map(own));
  }
  return found;
}

const idsIn = (value: FieldValue | undefined): string[] => (Array.isArray(value) ? value : []);
