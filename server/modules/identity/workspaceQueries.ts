import { USUAL_HOURS } from '#domain/kernel/workCalendar.ts';
import type { Workspace } from '#server/platform/context.ts';
import type { Queryable } from '#server/platform/sql.ts';

export type WorkspaceRow = {
  id: number;
  slug: string;
  workspace_name: string;
  workspace_locale: Workspace['locale'];
  time_zone: string;
  currency: string;
  fiscal_year_start: number;
  terms: Workspace['terms'];
  working_hours: Workspace['workingHours'] | null;
  holidays: Workspace['holidays'];
  currencies: string[];
  retired_currencies: string[];
  demo: boolean;
  epoch: number;
  definitions_version: number;
};

/** Columns of `loudou.workspace w`; named so that they can stand beside those of a user. */
export const WORKSPACE_COLUMNS = `w.id, w.slug, w.name as workspace_name, w.locale as workspace_locale, w.time_zone, w.currency,
  w.fiscal_year_start, w.terms, w.working_hours, w.holidays, w.currencies, w.retired_currencies, w.demo, w.epoch, w.definitions_version`;

export const schemaOf = (slug: string): string => `ws_${slug}`;

export const toWorkspace = (row: WorkspaceRow): Workspace => ({
  id: row.id,
  slug: row.slug,
  schema: schemaOf(row.slug),
  name: row.workspace_name,
  locale: row.workspace_locale,
  timeZone: row.time_zone,
  currency: row.currency,
  fiscalYearStart: row.fiscal_year_start,
  terms: row.terms,
  workingHours: row.working_hours ?? USUAL_HOURS,
  holidays: row.holidays,
  currencies: row.currencies,
  retiredCurrencies: row.retired_currencies,
  demo: row.demo,
  epoch: row.epoch,
  definitionsVersion: row.definitions_version,
});

export async function selectWorkspaces(db: Queryable): Promise<Workspace[]> {
  const { rows } = await db.query<WorkspaceRow>(`select ${WORKSPACE_COLUMNS} from loudou.workspace w order by w.id`);
  return rows.map(toWorkspace);
}

export async function insertWorkspace(
  db: Queryable,
  workspace: Pick<Workspace, 'slug' | 'name' | 'locale' | 'timeZone' | 'currency' | 'fiscalYearStart' | 'demo'> & {
    demoAnchor: string | null;
  },
): Promise<Workspace | undefined> {
  const { rows } = await db.query<WorkspaceRow>(
    `insert into loudou.workspace as w (slug, name, locale, time_zone, currency, fiscal_year_start, demo, demo_anchor)
     values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (slug) do nothing returning ${WORKSPACE_COLUMNS}`,
    [
      workspace.slug,
      workspace.name,
      workspace.locale,
      workspace.timeZone,
      workspace.currency,
      workspace.fiscalYearStart,
      workspace.demo,
      workspace.demoAnchor,
    ],
  );
  return rows[0] && toWorkspace(rows[0]);
}

export async function updateWorkspaceBasics(
  db: Queryable,
  id: number,
  basics: Pick<Workspace, 'name' | 'locale' | 'timeZone' | 'currency'>,
): Promise<void> {
  await db.query('update loudou.workspace set name = $2, locale = $3, time_zone = $4, currency = $5 where id = $1', [
    id,
    basics.name,
    basics.locale,
    basics.timeZone,
    basics.currency,
  ]);
}

/** Tells every process that definitions or people changed. The row stays locked until the transaction ends. */
export async function bumpDefinitionsVersion(db: Queryable, workspaceId: number): Promise<number> {
  const { rows } = await db.query<{ definitions_version: number }>(
    'update loudou.workspace set definitions_version = definitions_version + 1 where id = $1 returning definitions_version',
    [workspaceId],
  );
  return rows[0]!.definitions_version;
}

export async function hasAnyLogin(db: Queryable): Promise<boolean> {
  const { rows } = await db.query<{ found: boolean }>('select exists (select 1 from loudou.login) as found');
  return rows[0]!.found;
}

/** Held until the transaction ends; false when another set-up is running. */
export async function trySetupLock(db: Queryable): Promise<boolean> {
  const { rows } = await db.query<{ locked: boolean }>(
    "select pg_try_advisory_xact_lock(hashtext('loudou set-up')) as locked",
  );
  return rows[0]!.locked;
}
