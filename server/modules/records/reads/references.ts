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
  const found = await selectTitles(db, ctx, definitions, idsByTarget(fields, rows));
  return Object.fromEntries(
    found.map(({ id, object, title, currency }) => [id, { object, title, ...(currency === null ? {} : { currency }) }]),
  );
}

/** `currency` of amounts in what points there; null where it is the workspace's own. */
export type Title = { id: string; object: string; title: string; currency: string | null };

/** Titles of records and people, by the objects that they are of; in one query. */
export async function selectTitles(
  db: Queryable,
  ctx: Pick<Context, 'workspace'>,
  definitions: Definitions,
  wanted: ReadonlyMap<string, ReadonlySet<string>>,
): Promise<Title[]> {
  if (wanted.size === 0) return [];
  const values: unknown[] = [];
  const parts = [...wanted].map(([target, ids]) => {
    values.push([...ids]);
    const { table, joined, title, currency } = targetAs(ctx, definitions, target, 'r');
    return `select r.id, '${target === 'users' ? 'user' : target}' as object, coalesce(${title}, '') as title, ${currency} as currency
      from ${table} r${joined} where r.id = any($${values.length}::uuid[])`;
  });
  const { rows } = await db.query<Title>(inSchema(ctx.workspace, parts.join(' union all ')), values);
  return rows;
}

/**
 * Titles and currencies of the records that fields name, beside the rows `t` that name them: joins and columns. For whoever reads so
 * many rows that to send ids there and titles back weighs more than the join.
 */
export function joinedTitles(
  ctx: Pick<Context, 'workspace'>,
  definitions: Definitions,
  fields: readonly FieldDefinition[],
) {
  const parts = fields.map((field, index) => {
    const alias = `named_${index}`;
    const { table, joined, title, currency } = targetAs(ctx, definitions, targetOf(field)!, alias);
    return {
      join: ` left join ${table} ${alias} on ${alias}.id = t.${ident(field.column)}${joined}`,
      columns: `, ${title} as ${ident(titleKey(field))}, ${currency} as ${ident(currencyKey(field))}`,
    };
  });
  return { joins: parts.map(({ join }) => join).join(''), columns: parts.map(({ columns }) => columns).join('') };
}

export const titleKey = ({ id }: FieldDefinition): string => `_title_${id}`;
export const currencyKey = ({ id }: FieldDefinition): string => `_currency_${id}`;

function idsByTarget(fields: readonly FieldDefinition[], rows: readonly RecordValues[]): Map<string, Set<string>> {
  const wanted = new Map<string, Set<string>>();
  for (const field of fields) {
    const target = targetOf(field);
    const ids = rows.flatMap((row) => row[field.key] ?? []).filter((id) => typeof id === 'string');
    if (target && ids.length > 0) wanted.set(target, new Set([...(wanted.get(target) ?? []), ...ids]));
  }
  return wanted;
}

/** What a field names: an object's key, or `users`, `file`; undefined for other fields. */
export function targetOf(field: FieldDefinition): string | undefined {
  if (field.type === 'user' || field.type === 'users') return 'users';
  if (field.type === 'file') return 'file';
  return field.type === 'reference' ? field.target : undefined;
}

const PLAIN = new Set(['users', 'department', 'file']);

/**
 * What the title of a target's row `alias` is, and the currency of amounts in what points there: null where it is the
 * workspace's own. `joined`: what that takes besides.
 */
function targetAs(ctx: Pick<Context, 'workspace'>, definitions: Definitions, target: string, alias: string) {
  const table = (name: string) => `:schema.${ident(name)}`;
  if (PLAIN.has(target)) {
    return { table: table(target), joined: '', title: `${alias}.name`, currency: 'null::text' };
  }
  const object = definitions.object(target);
  const title = titleField(object);
  const other = title?.target && definitions.object(title.target);
  const currency = object.fields.find(({ key }) => key === 'currency');
  const own = /^[A-Z]{3}$/.test(ctx.workspace.currency) ? ctx.workspace.currency : '';
  return {
    table: table(object.table),
    joined: other
      ? ` left join ${table(other.table)} ${alias}_j on ${alias}_j.id = ${alias}.${ident(title.column)}`
      : '',
    title: other
      ? `${alias}_j.${ident(titleField(other)?.column ?? 'name')}`
      : `${alias}.${ident(title?.column ?? 'name')}`,
    currency: currency?.standard ? `nullif(${alias}.${ident(currency.column)}, '${own}')` : 'null::text',
  };
}

function titleField(object: ObjectDefinition): FieldDefinition | undefined {
  return object.fields.find((field) => field.key === object.titleField);
}
