import type { FieldSpec, ObjectSpec } from '#domain/objects/index.ts';
import { inSchema, type Queryable } from '#server/platform/sql.ts';

type Schema = { schema: string };
export type ObjectRow = {
  id: number;
  key: string;
  table_name: string;
  standard: boolean;
  spec: Omit<ObjectSpec, 'fields'>;
};
export type FieldRow = {
  id: number;
  object_id: number;
  key: string;
  column_name: string;
  standard: boolean;
  spec: FieldSpec;
};

export async function selectObjects(db: Queryable, workspace: Schema): Promise<ObjectRow[]> {
  const { rows } = await db.query<ObjectRow>(
    inSchema(workspace, 'select id, key, table_name, standard, spec from :schema.object order by position, id'),
  );
  return rows;
}

export async function selectFields(db: Queryable, workspace: Schema): Promise<FieldRow[]> {
  const { rows } = await db.query<FieldRow>(
    inSchema(
      workspace,
      'select id, object_id, key, column_name, standard, spec from :schema.field order by object_id, position, id',
    ),
  );
  return rows;
}

export async function insertObject(
  db: Queryable,
  workspace: Schema,
  object: { key: string; table: string; standard: boolean; spec: Omit<ObjectSpec, 'fields'>; position: number },
): Promise<number> {
  const { rows } = await db.query<{ id: number }>(
    inSchema(
      workspace,
      `insert into :schema.object (key, table_name, standard, spec, position) values ($1, $2, $3, $4, $5) returning id`,
    ),
    [object.key, object.table, object.standard, JSON.stringify(object.spec), object.position],
  );
  return rows[0]!.id;
}

export async function insertField(
  db: Queryable,
  workspace: Schema,
  field: { objectId: number; column: string; standard: boolean; spec: FieldSpec; position: number },
): Promise<number | undefined> {
  const { rows } = await db.query<{ id: number }>(
    inSchema(
      workspace,
      `insert into :schema.field (object_id, key, column_name, standard, spec, position)
       values ($1, $2, $3, $4, $5, $6) on conflict do nothing returning id`,
    ),
    [field.objectId, field.spec.key, field.column, field.standard, JSON.stringify(field.spec), field.position],
  );
  return rows[0]?.id;
}

export async function insertAutoNumber(db: Queryable, workspace: Schema, fieldId: number): Promise<void> {
  await db.query(inSchema(workspace, 'insert into :schema.auto_number (field_id) values ($1)'), [fieldId]);
}

/** Tells every process that definitions changed; contexts carry the number they were built with. */
export async function bumpDefinitionsVersion(db: Queryable, workspaceId: number): Promise<number> {
  const { rows } = await db.query<{ definitions_version: number }>(
    `update loudou.workspace set definitions_version = definitions_version + 1 where id = $1 returning definitions_version`,
    [workspaceId],
  );
  return rows[0]!.definitions_version;
}
