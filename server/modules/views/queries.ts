import type { ViewSharing } from '#contract/views.ts';
import type { Workspace } from '#server/platform/context.ts';
import { inSchema, type Queryable } from '#server/platform/sql.ts';

type Schema = Pick<Workspace, 'schema'>;
export type ViewRow = {
  id: string;
  place: string;
  name: string;
  settings: Record<string, unknown>;
  sharing: ViewSharing;
  owner_id: string;
  owner_name: string;
  lock_version: number;
};

const COLUMNS = 'v.id, v.place, v.name, v.settings, v.sharing, v.owner_id, u.name as owner_name, v.lock_version';

/** `$1` is the reader. The own ones, everyone's, and those of a department that the reader's lies in or under. */
const SEES = `(v.owner_id = $1 or v.sharing = 'everyone' or (v.sharing = 'department' and u.department_id in (
  with recursive above as (
    select d.id, d.parent_id from :schema.department d
    join :schema.users r on r.department_id = d.id where r.id = $1
    union all select d.id, d.parent_id from :schema.department d join above a on d.id = a.parent_id
  ) select id from above)))`;

export async function selectViews(
  db: Queryable,
  workspace: Schema,
  readerId: string,
  place: string,
): Promise<ViewRow[]> {
  const { rows } = await db.query<ViewRow>(
    inSchema(
      workspace,
      `select ${COLUMNS} from :schema.view v join :schema.users u on u.id = v.owner_id
       where v.place = $2 and ${SEES} order by v.owner_id <> $1, lower(v.name), v.id`,
    ),
    [readerId, place],
  );
  return rows;
}

/** A view that the reader may see. `lock` keeps it until the transaction ends. */
export async function selectView(
  db: Queryable,
  workspace: Schema,
  readerId: string,
  id: string,
  lock = false,
): Promise<ViewRow | undefined> {
  const { rows } = await db.query<ViewRow>(
    inSchema(
      workspace,
      `select ${COLUMNS} from :schema.view v join :schema.users u on u.id = v.owner_id
       where v.id = $2 and ${SEES}${lock ? ' for update of v' : ''}`,
    ),
    [readerId, id],
  );
  return rows[0];
}

export async function countViews(db: Queryable, workspace: Schema, ownerId: string, place: string): Promise<number> {
  const { rows } = await db.query<{ count: number }>(
    inSchema(workspace, 'select count(*) from :schema.view where owner_id = $1 and place = $2'),
    [ownerId, place],
  );
  return rows[0]!.count;
}

/** False when the owner has one of that name there already. */
export async function insertView(
  db: Queryable,
  workspace: Schema,
  view: { id: string; place: string; name: string; settings: unknown; sharing: ViewSharing; ownerId: string },
): Promise<boolean> {
  const { rowCount } = await db.query(
    inSchema(
      workspace,
      `insert into :schema.view (id, place, name, settings, sharing, owner_id) values ($1, $2, $3, $4, $5, $6)
       on conflict (owner_id, place, lower(name)) do nothing`,
    ),
    [view.id, view.place, view.name, JSON.stringify(view.settings), view.sharing, view.ownerId],
  );
  return rowCount === 1;
}

const UNIQUE_VIOLATION = '23505';

/** False when another view of the owner has the name, which ends the transaction. The row is locked by the caller. */
export async function updateView(
  db: Queryable,
  workspace: Schema,
  view: { id: string; name: string; settings: unknown; sharing: ViewSharing },
): Promise<boolean> {
  try {
    await db.query(
      inSchema(
        workspace,
        `update :schema.view set name = $2, settings = $3, sharing = $4, lock_version = lock_version + 1, updated_at = now()
         where id = $1`,
      ),
      [view.id, view.name, JSON.stringify(view.settings), view.sharing],
    );
    return true;
  } catch (error) {
    if ((error as { code?: string }).code === UNIQUE_VIOLATION) return false;
    throw error;
  }
}

export async function deleteViewRow(db: Queryable, workspace: Schema, id: string): Promise<void> {
  await db.query(inSchema(workspace, 'delete from :schema.view where id = $1'), [id]);
}

export async function selectDefault(
  db: Queryable,
  workspace: Schema,
  userId: string,
  place: string,
): Promise<string | null> {
  const { rows } = await db.query<{ view_id: string }>(
    inSchema(workspace, 'select view_id from :schema.view_default where user_id = $1 and place = $2'),
    [userId, place],
  );
  return rows[0]?.view_id ?? null;
}

export async function setDefault(
  db: Queryable,
  workspace: Schema,
  userId: string,
  place: string,
  viewId: string | null,
): Promise<void> {
  if (viewId === null) {
    await db.query(inSchema(workspace, 'delete from :schema.view_default where user_id = $1 and place = $2'), [
      userId,
      place,
    ]);
    return;
  }
  await db.query(
    inSchema(
      workspace,
      `insert into :schema.view_default (user_id, place, view_id) values ($1, $2, $3)
       on conflict (user_id, place) do update set view_id = excluded.view_id`,
    ),
    [userId, place, viewId],
  );
}
