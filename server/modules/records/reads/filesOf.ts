import type { FieldDefinition, ObjectDefinition } from '#domain/objects/index.ts';
import type { Context } from '#server/platform/context.ts';
import { Parameters } from '#server/platform/sql.ts';
import { type Definitions, getDefinitions } from '../../objects/index.ts';
import { type HeldFile, selectHeldFiles } from '../files/heldFilesQueries.ts';
import { visibilityPredicate } from '../visibility.ts';
import { findSeen } from './getRecord.ts';

export type RecordFile = Omit<HeldFile, 'createdAt'> & { createdAt: string };

/** The newest files of a record: those in its own fields and those of what belongs to it and the reader may see. */
export async function filesOf(ctx: Context, objectKey: string, id: string): Promise<RecordFile[]> {
  const definitions = await getDefinitions(ctx);
  await findSeen(ctx, definitions, objectKey, id);
  const params = new Parameters();
  const record = params.add(id);
  const holders = holdersOf(definitions, objectKey).flatMap(({ object, link }, index) => {
    const alias = `h${index}`;
    // The record itself was seen already, in the bin too.
    const sees = link ? visibilityPredicate(ctx, definitions, object.key, 'read', alias, params) : 'true';
    const own = link
      ? { column: link.column, where: `${alias}.deleted_at is null and ${sees}` }
      : { column: 'id', where: sees };
    return fileFields(object).map((field) => ({ object, field, alias, ...own }));
  });
  if (holders.length === 0) return [];
  const files = await selectHeldFiles(ctx.pools.app, ctx.workspace, holders, record, params.values);
  return files.map((file) => ({ ...file, createdAt: file.createdAt.toISOString() }));
}

const fileFields = (object: ObjectDefinition): FieldDefinition[] =>
  object.fields.filter((field) => field.type === 'file');

/** Of those that can hold files: the object itself, and objects whose records are read through it: follow-ups, tasks. */
function holdersOf(
  definitions: Definitions,
  objectKey: string,
): { object: ObjectDefinition; link?: FieldDefinition }[] {
  const own = { object: definitions.object(objectKey) };
  const through = definitions.all.flatMap((object) =>
    object.fields
      .filter((field) => object.visibility.through.includes(field.key) && field.target === objectKey)
      .map((link) => ({ object, link })),
  );
  return [own, ...through].filter(({ object }) => fileFields(object).length > 0);
}
