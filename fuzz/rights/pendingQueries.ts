import { inSchema, type Queryable } from '#server/platform/sql.ts';

/** The quotations of deals wait for a look, as if a gate had let them through. */
export async function insertWaiting(db: Queryable, workspace: { schema: string }): Promise<void> {
  await db.query(
    inSchema(
      workspace,
      `insert into :schema.document_check (record_id, file_id, object_id, field, state, stage_key, gate_key, asked_at)
       select d.id, unnest(d.quotation), o.id, 'quotation', 'pending', 'need', 'quotation', now()
       from :schema.opportunity d join :schema.object o on o.key = 'opportunity' where d.quotation is not null`,
    ),
  );
}
