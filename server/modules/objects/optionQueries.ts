import type { SelectOption } from '#domain/objects/index.ts';
import { inSchema, type Queryable } from '#server/platform/sql.ts';

type Schema = { schema: string };
export type AddedOption = { object_key: string; field: string; key: string; labels: SelectOption['labels'] };

/** Options that funnels have given to fields, in their order; those that no version names any more come last. */
export async function selectAddedOptions(db: Queryable, workspace: Schema): Promise<AddedOption[]> {
  const { rows } = await db.query<AddedOption>(
    inSchema(
      workspace,
      'select object_key, field, key, labels from :schema.field_option order by object_key, field, position nulls last, key',
    ),
  );
  return rows;
}

/** Adds options to a field, or renames them, and puts them before those that it was given earlier. None ever goes. */
export async function addOptions(
  db: Queryable,
  workspace: Schema,
  objectKey: string,
  field: string,
  options: readonly SelectOption[],
): Promise<void> {
  const said = JSON.stringify(options.map(({ key, labels }) => ({ key, labels })));
  await db.query(
    inSchema(workspace, 'update :schema.field_option set position = null where object_key = $1 and field = $2'),
    [objectKey, field],
  );
  await db.query(
    inSchema(
      workspace,
      `insert into :schema.field_option (object_key, field, key, labels, position)
       select $1, $2, one->>'key', one->'labels', place
       from jsonb_array_elements($3::jsonb) with ordinality as listed(one, place)
       on conflict (object_key, field, key) do update set labels = excluded.labels, position = excluded.position`,
    ),
    [objectKey, field, said],
  );
}
