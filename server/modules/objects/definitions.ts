import { withTraditional } from '#domain/kernel/productText.ts';
import { type FieldDefinition, type ObjectDefinition, systemFields, withAdded } from '#domain/objects/index.ts';
import type { Context } from '#server/platform/context.ts';
import { Refused } from '#server/platform/errors.ts';
import type { Queryable } from '#server/platform/sql.ts';
import { type AddedOption, selectAddedOptions } from './optionQueries.ts';
import { type FieldRow, type ObjectRow, selectFields, selectObjects } from './queries.ts';
import { withSettings } from './wordsOf.ts';

/** The objects of a workspace as they stand in one version of its definitions. */
export type Definitions = {
  version: number;
  all: readonly ObjectDefinition[];
  /** Throws `not_found` for an object that does not exist. */
  object(key: string): ObjectDefinition;
  find(key: string): ObjectDefinition | undefined;
  byId(id: number): ObjectDefinition | undefined;
};

const cache = new Map<number, Definitions>();

/** Definitions of the context's workspace; read again only when a change bumped their version. */
export async function getDefinitions(ctx: Pick<Context, 'pools' | 'workspace'>): Promise<Definitions> {
  const { id, definitionsVersion } = ctx.workspace;
  const known = cache.get(id);
  if (known?.version === definitionsVersion) return known;
  const loaded = await loadDefinitions(ctx.pools.app, ctx.workspace);
  cache.set(id, loaded);
  return loaded;
}

export async function loadDefinitions(
  db: Queryable,
  workspace: Pick<Context['workspace'], 'schema' | 'definitionsVersion'> & Partial<Context['workspace']>,
): Promise<Definitions> {
  const [objects, fields, added] = withTraditional([
    await selectObjects(db, workspace),
    await selectFields(db, workspace),
    await selectAddedOptions(db, workspace),
  ] as const);
  const all = withSettings(
    objects.map((row) => toDefinition(row, fields, added)),
    workspace,
  );
  const byKey = new Map(all.map((object) => [object.key, object]));
  const byId = new Map(all.map((object) => [object.id, object]));
  return {
    version: workspace.definitionsVersion,
    all,
    find: (key) => byKey.get(key),
    byId: (id) => byId.get(id),
    object(key) {
      const object = byKey.get(key);
      if (!object) throw new Refused('not_found', { issues: [{ code: 'unknown_object', params: { name: key } }] });
      return object;
    },
  };
}

function toDefinition(row: ObjectRow, fields: readonly FieldRow[], added: readonly AddedOption[]): ObjectDefinition {
  const own: FieldDefinition[] = fields
    .filter((field) => field.object_id === row.id)
    .map((field) => ({
      ...field.spec,
      ...(field.spec.options
        ? {
            options: withAdded(
              field.spec.options,
              added.filter((option) => option.object_key === row.key && option.field === field.key),
            ),
          }
        : {}),
      id: field.id,
      key: field.key,
      column: field.column_name,
      standard: field.standard,
    }));
  return {
    ...row.spec,
    id: row.id,
    key: row.key,
    table: row.table_name,
    standard: row.standard,
    fields: [...own, ...systemFields(row.spec)],
  };
}

/** The field of an object by its key. */
export function fieldOf(object: ObjectDefinition, key: string): FieldDefinition | undefined {
  return object.fields.find((field) => field.key === key);
}
