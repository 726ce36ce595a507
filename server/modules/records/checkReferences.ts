import { type Issue, issue } from '#domain/kernel/index.ts';
import type { FieldDefinition, ObjectDefinition, RecordValues } from '#domain/objects/index.ts';
import type { Context } from '#server/platform/context.ts';
import { Parameters, type Queryable } from '#server/platform/sql.ts';
import type { Definitions } from '../objects/index.ts';
import { readableFiles } from './files/readableFiles.ts';
import { selectExisting } from './queries.ts';
import { visibilityPredicate } from './visibility.ts';

type Row = { values: RecordValues; issues: Issue[] };

/**
 * Every reference must point at a record that exists and that the writer may see, else the message would tell of
 * records one may not see. Records that borrow their rights from a parent need the right to change that parent.
 * One query per target object, whatever the size of the batch.
 */
export async function checkReferences(
  db: Queryable,
  ctx: Context,
  definitions: Definitions,
  object: ObjectDefinition,
  rows: readonly Row[],
): Promise<void> {
  const fields = object.fields.filter((field) => targetOf(field) !== undefined);
  const asked = fields.filter((field) => rows.some((row) => row.values[field.key]));
  const groups = Map.groupBy(asked, (field) => `${targetOf(field)} ${verbFor(object, field)}`);
  for (const group of groups.values()) {
    const ids = new Set(group.flatMap((field) => rows.flatMap((row) => idsIn(row.values[field.key]))));
    const found = await findTargets(db, ctx, definitions, targetOf(group[0]!)!, verbFor(object, group[0]!), [...ids]);
    for (const row of rows) {
      for (const field of group) {
        const lost = idsIn(row.values[field.key]).find((id) => !found.has(id));
        if (lost) row.issues.push(issue('unknown_reference', field.key, { value: lost }));
      }
    }
  }
}

const idsIn = (value: unknown): string[] => (Array.isArray(value) ? value : typeof value === 'string' ? [value] : []);

function targetOf(field: FieldDefinition): string | undefined {
  if (field.write === 'never') return undefined;
  if (field.type === 'user' || field.type === 'users') return 'users';
  if (field.type === 'file') return 'file';
  return field.type === 'reference' ? field.target : undefined;
}

function verbFor(object: ObjectDefinition, field: FieldDefinition): 'read' | 'update' {
  return !object.visibility.own && object.visibility.through.includes(field.key) ? 'update' : 'read';
}

async function findTargets(
  db: Queryable,
  ctx: Context,
  definitions: Definitions,
  target: string,
  verb: 'read' | 'update',
  ids: string[],
): Promise<Set<string>> {
  if (target === 'file') return readableFiles(db, ctx, definitions, ids);
  if (target === 'users' || target === 'department') {
    return selectExisting(db, ctx.workspace, target, ids, { sql: 'true', values: [] });
  }
  const params = new Parameters();
  // A role may reach further for changing than for reading: what is not seen does not exist.
  const verbs = new Set(['read', verb] as const);
  const sees = [...verbs].map((one) => visibilityPredicate(ctx, definitions, target, one, 't', params)).join(' and ');
  return selectExisting(db, ctx.workspace, definitions.object(target).table, ids, {
    sql: `t.deleted_at is null and ${sees}`,
    values: params.values,
  });
}
