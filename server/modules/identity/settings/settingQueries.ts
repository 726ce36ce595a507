import type { Workspace } from '#server/platform/context.ts';
import type { Queryable } from '#server/platform/sql.ts';

export type WorkspacePatch = Partial<
  Pick<Workspace, 'name' | 'locale' | 'timeZone' | 'fiscalYearStart' | 'workingHours' | 'holidays'>
>;

/** Only what is given changes. */
export async function updateSettings(db: Queryable, workspaceId: number, patch: WorkspacePatch): Promise<void> {
  await db.query(
    `update loudou.workspace set
       name = coalesce($2, name),
       locale = coalesce($3, locale),
       time_zone = coalesce($4, time_zone),
       fiscal_year_start = coalesce($5, fiscal_year_start),
       working_hours = coalesce($6::jsonb, working_hours),
       holidays = coalesce($7, holidays)
     where id = $1`,
    [
      workspaceId,
      patch.name ?? null,
      patch.locale ?? null,
      patch.timeZone ?? null,
      patch.fiscalYearStart ?? null,
      patch.workingHours ? JSON.stringify(patch.workingHours) : null,
      patch.holidays ?? null,
    ],
  );
}

export async function updateTerms(db: Queryable, workspaceId: number, terms: Workspace['terms']): Promise<void> {
  await db.query('update loudou.workspace set terms = $2 where id = $1', [workspaceId, JSON.stringify(terms)]);
}

/** What was active and is no longer stays known: records may hold it. Answers both lists. */
export async function updateCurrencies(
  db: Queryable,
  workspaceId: number,
  currencies: readonly string[],
): Promise<Pick<Workspace, 'currencies' | 'retiredCurrencies'>> {
  const { rows } = await db.query<{ currencies: string[]; retired_currencies: string[] }>(
    `update loudou.workspace set currencies = $2,
       retired_currencies = array(select distinct c from unnest(retired_currencies || currencies) c
                                  where c <> all($2::text[]) order by c)
     where id = $1 returning currencies, retired_currencies`,
    [workspaceId, currencies],
  );
  const row = rows[0]!;
  return { currencies: row.currencies, retiredCurrencies: row.retired_currencies };
}
