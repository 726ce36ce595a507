import type { Delegation } from '#domain/approvals/index.ts';
import { inSchema, type Queryable } from '#server/platform/sql.ts';

type Schema = { schema: string };
export type StoredDelegation = Delegation & { id: string };

const COLUMNS = 'id, from_user as "from", to_user as "to", from_day as "fromDay", to_day as "toDay"';

export async function insertDelegation(db: Queryable, workspace: Schema, row: StoredDelegation): Promise<void> {
  await db.query(
    inSchema(
      workspace,
      `insert into :schema.approval_delegation (id, from_user, to_user, from_day, to_day) values ($1, $2, $3, $4, $5)`,
    ),
    [row.id, row.from, row.to, row.fromDay, row.toDay],
  );
}

/** False where the person has none of that id. */
export async function deleteDelegation(db: Queryable, workspace: Schema, from: string, id: string): Promise<boolean> {
  const { rowCount } = await db.query(
    inSchema(workspace, 'delete from :schema.approval_delegation where id = $1 and from_user = $2'),
    [id, from],
  );
  return rowCount === 1;
}

/** By or to a person, as long as they are not over. */
export async function selectDelegations(
  db: Queryable,
  workspace: Schema,
  person: string,
  today: string,
): Promise<StoredDelegation[]> {
  const { rows } = await db.query<StoredDelegation>(
    inSchema(
      workspace,
      `select ${COLUMNS} from :schema.approval_delegation
       where (from_user = $1 or to_user = $1) and to_day >= $2::date order by from_day, id`,
    ),
    [person, today],
  );
  return rows;
}

/** Those that hold today, by any of these people. */
export async function selectStandIns(
  db: Queryable,
  workspace: Schema,
  people: readonly string[],
  today: string,
): Promise<StoredDelegation[]> {
  const { rows } = await db.query<StoredDelegation>(
    inSchema(
      workspace,
      `select ${COLUMNS} from :schema.approval_delegation
       where from_user = any($1::uuid[]) and $2::date between from_day and to_day`,
    ),
    [people, today],
  );
  return rows;
}
