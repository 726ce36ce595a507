import { inSchema, type Queryable } from '#server/platform/sql.ts';

type Schema = { schema: string };
export type RateRow = {
  currency: string;
  valid_from: string;
  rate: string;
  entered_at: Date;
  entered_by: string | null;
};

/** All rates, newest first. */
export async function selectRates(db: Queryable, workspace: Schema): Promise<RateRow[]> {
  const { rows } = await db.query<RateRow>(
    inSchema(
      workspace,
      `select r.currency, r.valid_from::text, trim_scale(r.rate)::text as rate, r.entered_at, u.name as entered_by
       from :schema.currency_rate r left join :schema.users u on u.id = r.entered_by
       order by r.valid_from desc, r.currency`,
    ),
  );
  return rows;
}

export type RateQuestion = { currency: string; day: string };

/** The rate valid on a day for each question, in their order; null where none is known. */
export async function selectRatesOn(
  db: Queryable,
  workspace: Schema,
  questions: readonly RateQuestion[],
): Promise<(string | null)[]> {
  if (questions.length === 0) return [];
  const { rows } = await db.query<{ rate: string | null }>(
    inSchema(
      workspace,
      `select (select trim_scale(r.rate)::text from :schema.currency_rate r
               where r.currency = q.currency and r.valid_from <= q.day order by r.valid_from desc limit 1) as rate
       from unnest($1::text[], $2::date[]) with ordinality as q (currency, day, nr) order by q.nr`,
    ),
    [questions.map((one) => one.currency), questions.map((one) => one.day)],
  );
  return rows.map((row) => row.rate);
}

export type NewRate = { currency: string; validFrom: string; rate: string };

export async function upsertRates(
  db: Queryable,
  workspace: Schema,
  rates: readonly NewRate[],
  by: { userId: string; at: Date },
): Promise<void> {
  await db.query(
    inSchema(
      workspace,
      `insert into :schema.currency_rate (currency, valid_from, rate, entered_at, entered_by)
       select c, d, r, $4, $5 from unnest($1::text[], $2::date[], $3::numeric[]) as n (c, d, r)
       on conflict (currency, valid_from)
       do update set rate = excluded.rate, entered_at = excluded.entered_at, entered_by = excluded.entered_by`,
    ),
    [
      rates.map((one) => one.currency),
      rates.map((one) => one.validFrom),
      rates.map((one) => one.rate),
      by.at,
      by.userId,
    ],
  );
}

export async function deleteRate(
  db: Queryable,
  workspace: Schema,
  currency: string,
  validFrom: string,
): Promise<boolean> {
  const { rowCount } = await db.query(
    inSchema(workspace, 'delete from :schema.currency_rate where currency = $1 and valid_from = $2'),
    [currency, validFrom],
  );
  return rowCount === 1;
}
