import type { FunnelVersion, LibraryChange, MappingRule, VersionState } from '#domain/funnels/index.ts';
import type { Localized } from '#domain/kernel/index.ts';
import type { Condition } from '#domain/records/index.ts';
import { inSchema, type Queryable } from '#server/platform/sql.ts';

type Schema = { schema: string };
export type VersionDefinition = Pick<FunnelVersion, 'stages' | 'transitions'>;

export type StoredVersion = {
  id: number;
  funnelKey: string;
  number: number | null;
  state: VersionState;
  note: string | null;
  lockVersion: number;
  basedOn: number | null;
  replaces: number | null;
  createdAt: Date;
  createdBy: string | null;
  updatedAt: Date;
  updatedBy: string | null;
  publishedAt: Date | null;
  publishedBy: string | null;
  retiredAt: Date | null;
  departments: string[];
  people: string[];
  library: LibraryChange | null;
};
export type WholeVersion = StoredVersion & { definition: VersionDefinition; mapping: MappingRule[] };

const COLUMNS = `id, funnel_key as "funnelKey", number, state, note, lock_version as "lockVersion", based_on as "basedOn",
  replaces, created_at as "createdAt", created_by as "createdBy", updated_at as "updatedAt", updated_by as "updatedBy",
  published_at as "publishedAt", published_by as "publishedBy", retired_at as "retiredAt",
  pilot_departments as departments, pilot_people as people, library`;

/** Drafts and the pilot first, then the live one, then former ones; each the newest first. */
export async function selectVersions(db: Queryable, workspace: Schema, funnelKey: string): Promise<StoredVersion[]> {
  const { rows } = await db.query<StoredVersion>(
    inSchema(
      workspace,
      `select ${COLUMNS} from :schema.funnel_version where funnel_key = $1
       order by array_position(array['draft', 'pilot', 'live', 'retired'], state), coalesce(published_at, updated_at) desc, id desc`,
    ),
    [funnelKey],
  );
  return rows;
}

export async function selectVersion(
  db: Queryable,
  workspace: Schema,
  funnelKey: string,
  id: number,
): Promise<WholeVersion | undefined> {
  const { rows } = await db.query<WholeVersion>(
    inSchema(
      workspace,
      `select ${COLUMNS}, definition, mapping from :schema.funnel_version where funnel_key = $1 and id = $2`,
    ),
    [funnelKey, id],
  );
  return rows[0];
}

export async function insertDraft(
  db: Queryable,
  workspace: Schema,
  draft: {
    funnelKey: string;
    definition: VersionDefinition;
    mapping: readonly MappingRule[];
    basedOn: number | null;
    note: string | null;
    by: string;
  },
): Promise<{ id: number; lockVersion: number }> {
  const { rows } = await db.query<{ id: number; lockVersion: number }>(
    inSchema(
      workspace,
      `insert into :schema.funnel_version (funnel_key, state, definition, mapping, based_on, note, created_by, updated_by)
       values ($1, 'draft', $2, $3, $4, $5, $6, $6) returning id, lock_version as "lockVersion"`,
    ),
    [
      draft.funnelKey,
      JSON.stringify(draft.definition),
      JSON.stringify(draft.mapping),
      draft.basedOn,
      draft.note,
      draft.by,
    ],
  );
  return rows[0]!;
}

/** Undefined where it is no draft any more, or was saved since. */
export async function updateDraft(
  db: Queryable,
  workspace: Schema,
  draft: {
    funnelKey: string;
    id: number;
    lockVersion: number;
    definition: VersionDefinition;
    mapping: readonly MappingRule[];
    note: string | null;
    by: string;
  },
): Promise<number | undefined> {
  const { rows } = await db.query<{ lockVersion: number }>(
    inSchema(
      workspace,
      `update :schema.funnel_version set definition = $4, mapping = $5, note = $6, updated_by = $7, updated_at = now(),
         lock_version = lock_version + 1
       where funnel_key = $1 and id = $2 and lock_version = $3 and state = 'draft' returning lock_version as "lockVersion"`,
    ),
    [
      draft.funnelKey,
      draft.id,
      draft.lockVersion,
      JSON.stringify(draft.definition),
      JSON.stringify(draft.mapping),
      draft.note,
      draft.by,
    ],
  );
  return rows[0]?.lockVersion;
}

export async function deleteDraft(db: Queryable, workspace: Schema, funnelKey: string, id: number): Promise<boolean> {
  const { rowCount } = await db.query(
    inSchema(workspace, `delete from :schema.funnel_version where funnel_key = $1 and id = $2 and state = 'draft'`),
    [funnelKey, id],
  );
  return rowCount === 1;
}

export type FunnelRow = {
  key: string;
  objectKey: string;
  names: Localized;
  position: number;
  chooseWhen: Condition | null;
  /** Months back whose closings learned win probabilities count. */
  learnMonths: number;
  isLive: boolean;
};

/** Every funnel, whether it has a live version or only drafts. */
export async function selectFunnelRows(db: Queryable, workspace: Schema): Promise<FunnelRow[]> {
  const { rows } = await db.query<FunnelRow>(
    inSchema(
      workspace,
      `select key, object_key as "objectKey", names, position, choose_when as "chooseWhen", learn_months as "learnMonths",
         exists (select 1 from :schema.funnel_version v where v.funnel_key = f.key and v.state = 'live') as "isLive"
       from :schema.funnel f order by object_key, position, key`,
    ),
  );
  return rows;
}

export async function updateFunnel(
  db: Queryable,
  workspace: Schema,
  funnel: Pick<FunnelRow, 'key' | 'names' | 'position' | 'chooseWhen' | 'learnMonths'>,
): Promise<void> {
  await db.query(
    inSchema(
      workspace,
      'update :schema.funnel set names = $2, position = $3, choose_when = $4, learn_months = $5, edition = edition + 1 where key = $1',
    ),
    [
      funnel.key,
      JSON.stringify(funnel.names),
      funnel.position,
      funnel.chooseWhen ? JSON.stringify(funnel.chooseWhen) : null,
      funnel.learnMonths,
    ],
  );
}
