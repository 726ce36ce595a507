import type { FieldDefinition, ObjectDefinition, RecordValues } from '#domain/objects/index.ts';
import type { Context } from '#server/platform/context.ts';
import { ident, inSchema, type Queryable } from '#server/platform/sql.ts';
import type { Definitions } from '../../objects/index.ts';
import type { References } from '../types.ts';

/**
 * Titles of everything that records refer to, in one query. Who may read a record may read the titles it names;
 * opening what they name needs its own right.
 */
export async function selectReferences(
  db: Queryable,
  ctx: Pick<Context, 'workspace'>,
  definitions: Definitions,
  fields: readonly FieldDefinition[],
  rows: readonly RecordValues[],
): Promise<References> {
  const wanted = idsByTarget(fields, rows);
  if (wanted.size === 0) return {};
  const values: unknown[] = [];
  const parts = [...wanted].map(([target, ids]) => {
    values.push([...ids]);
    return `select r.id, '${target === 'users' ? 'user' : target}' as object, ${titleOf(definitions, target)} as title, ${currencyOf(definitions, target)} as currency ${fromTarget(definitions, target)} where r.id = any($${values.length}::uuid[])`;
  });
  type Found = { id: string; object: string; title: string | null; currency: string | null };
  const { rows: found } = await db.query<Found>(inSchema(ctx.workspace, parts.join(' union all ')), values);
  const foreign = (currency: string | null) =>
    currency === null || currency === ctx.workspace.currency ? {} : { currency };
  return Object.fromEntries(
    found.map(({ id, object, title, currency }) => [id, { object, title: title ?? '', ...foreign(currency) }]),
  );
}

function idsByTarget(fields: readonly FieldDefinition[], rows: readonly RecordValues[]): Map<string, Set<string>> {
  const wanted = new Map<string, Set<string>>();
  for (const field of fields) {
    const target = targetOf(field);
    const ids = rows.flatMap((row) => row[field.key] ?? []).filter((id) => typeof id === 'string');
    if (target && ids.length > 0) wanted.set(target, new Set([...(wanted.get(target) ?? []), ...ids]));
  }
  return wanted;
}

function targetOf(field: FieldDefinition): string | undefined {
  if (field.type === 'user' || field.type === 'users') return 'users';
  if (field.type === 'file') return 'file';
  return field.type === 'reference' ? field.target : undefined;
}

const PLAIN = new Set(['users', 'department', 'file']);

function fromTarget(definitions: Definitions, target: string): string {
  if (PLAIN.has(target)) return `from :schema.${ident(target)} r`;
  const object = definitions.object(target);
  const title = titleField(object);
  const joined = title?.target
    ? ` left join :schema.${ident(definitions.object(title.target).table)} j on j.id = r.${ident(title.column)}`
    : '';
  return `from :schema.${ident(object.table)} r${joined}`;
}

function titleOf(definitions: Definitions, target: string): string {
  if (PLAIN.has(target)) return 'r.name';
  const title = titleField(definitions.object(target));
  if (title?.target) return `j.${ident(titleField(definitions.object(title.target))?.column ?? 'name')}`;
  return `r.${ident(title?.column ?? 'name')}`;
}

/** What amounts of the records that point there are in. */
function currencyOf(definitions: Definitions, target: string): string {
  const field = PLAIN.has(target) ? undefined : definitions.object(target).fields.find(({ key }) => key === 'currency');
  return field?.standard ? `r.${ident(field.column)}` : 'null::text';
}

function titleField(object: ObjectDefinition): FieldDefinition | undefined {
  return object.fields.find((field) => field.key === object.titleField);
}
