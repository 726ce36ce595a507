import { inSchema, type Queryable } from '#server/platform/sql.ts';
import type { Draw } from './accountQueries.ts';
import { leadPersonOf, projectOf, topicOf } from './recordQueries.ts';

type Workspace = { schema: string };
type Ids = { account: number; contact: number; lead: number; opportunity: number };

/** Tokens of a word of digits, as the search makes them (domain/records/searchText.ts). */
const digits = (word: string) =>
  `(array(select w.gram[substr(${word}, p, 3)::int + 1] from generate_series(1, length(${word}) - 2) p)
    || w.first[left(${word}, 1)::int + 1] || w.pair[left(${word}, 2)::int + 1])`;
/** Access tokens stand beside them as negative numbers. */
const reach = (access: string) => `array(select -a from unnest(${access}) a)`;
const bare = (name: string) => `regexp_replace(${name}, '(股份)?有限(责任)?公司|集团', '', 'g')`;

/** Search entries that equal what the verbs would have written, put together from tokens of the words. */
export async function insertSearch(
  db: Queryable,
  workspace: Workspace,
  { seeded }: Draw,
  ids: Ids,
  codeTokens: readonly number[],
) {
  const insert = (query: string) =>
    db.query(inSchema(workspace, `insert into :schema.search_doc (record_id, object_id, core, name, tok) ${query}`));
  await insert(
    `select a.id, ${ids.account}, ${bare('a.name')} || ' ' || a.short || ' ' || a.phone, a.name,
       a.tok || ${digits('substr(a.phone, 2)')} || ${reach('a.access')}
     from made_account a, digit_word w`,
  );
  await insert(
    `select c.id, ${ids.contact}, c.name || ' ' || c.mobile, c.name, c.tok || ${digits('substr(c.mobile, 2)')} || ${reach('c.access')}
     from made_contact c, digit_word w`,
  );
  await insert(
    `select d.id, ${ids.opportunity}, lower(d.short || ' ' || p.text) || ' OPP-' || x.number, d.short || ' ' || p.text,
       d.short_tok || p.tok || array[${codeTokens.join(', ')}] || ${digits('x.number')} || ${reach('d.access')}
     from filled d cross join digit_word w
     cross join lateral (select lpad(d.n::text, greatest(6, length(d.n::text)), '0') as number) x
     join (select line, count(*) as names from project_word group by line) z on z.line = d.line
     join project_word p on p.line = d.line and p.n = ${projectOf(seeded)}
     where d.object_id = ${ids.opportunity}`,
  );
  await insert(
    `select d.id, ${ids.lead}, lower(d.short || ' ' || t.text) || ' ' || d.company || ' ' || p.text || ' ' || d.phone, d.short || ' ' || t.text,
       d.company_tok || t.tok || p.tok || ${digits('substr(d.phone, 2)')} || ${reach('d.access')}
     from filled d cross join digit_word w
     join topic_word t on t.n = ${topicOf(seeded)}
     join person_word p on p.n = ${leadPersonOf(seeded)}
     where d.object_id = ${ids.lead}`,
  );
}
