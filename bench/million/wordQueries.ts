import type { Queryable } from '#server/platform/sql.ts';
import type { CompanyWord, DigitTokens, NamedWord, ProjectWord } from './words.ts';

/** Temporary tables of words, which the later statements join. One connection holds them. */
export async function loadNames(db: Queryable, table: 'person_word' | 'topic_word', words: readonly NamedWord[]) {
  await db.query(
    `create temp table ${table} as select * from json_to_recordset($1::json) as x(n int, text text, tok int[])`,
    [JSON.stringify(words)],
  );
}

export async function loadProjects(db: Queryable, words: readonly ProjectWord[]) {
  await db.query(
    `create temp table project_word as
     select line, row_number() over (partition by line order by n)::int as n, text, tok
     from json_to_recordset($1::json) as x(n int, line text, text text, tok int[])`,
    [JSON.stringify(words)],
  );
}

export async function loadCompanies(db: Queryable, companies: readonly CompanyWord[]) {
  await db.query(`create temp table company_word (n int, name text, short text, tok int[], short_tok int[], industry text,
    region text, city text)`);
  const chunk = 20_000;
  for (let from = 0; from < companies.length; from += chunk) {
    await db.query(
      `insert into company_word select * from json_to_recordset($1::json) as x(n int, name text, short text, tok int[],
         short_tok int[], industry text, region text, city text)`,
      [JSON.stringify(companies.slice(from, from + chunk))],
    );
  }
}

export async function loadDigits(db: Queryable, { first, pair, gram }: DigitTokens) {
  await db.query('create temp table digit_word as select $1::int[] as first, $2::int[] as pair, $3::int[] as gram', [
    first,
    pair,
    gram,
  ]);
}
