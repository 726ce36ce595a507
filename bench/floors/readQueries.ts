import { accessToken, queryTokens } from '#domain/records/searchText.ts';
import type { Bench, Persona, Run } from '../support/types.ts';

/** The least SQL that could answer, written by hand for the one question, through the driver that the server uses. */
const rowsOf = async (bench: Bench, text: string, values: unknown[]): Promise<number> =>
  (await bench.sql.query(text.replaceAll(':schema', bench.schema), values)).rows.length;

/** Condition and parameters that leave what the persona may see. `$1` holds the tokens where there are any. */
const seen = ({ tokens }: Persona) =>
  tokens === 'all' ? { sql: 'true', values: [] } : { sql: 't.access && $1::int[]', values: [tokens] };

export const LIST_COLUMNS = ['name', 'account', 'amount', 'expectedCloseDate', 'owner', 'stage'];

/** Fifty open deals, the largest first. */
export function listFloor(bench: Bench, persona: Persona): Run {
  const { sql, values } = seen(persona);
  const text = `select t.id, t.lock_version, t.name, t.account, t.amount, t.expected_close_date, t.owner_id, t.stage_key
    from :schema.opportunity t
    where t.deleted_at is null and t.stage_kind = 'open' and ${sql}
    order by t.amount desc nulls last, t.id desc limit 50`;
  return () => rowsOf(bench, text, values);
}

/** Count and amount of every open stage of one funnel, and its twenty cards that stand there longest. */
export function boardFloor(bench: Bench, persona: Persona): Run {
  const { sql, values } = seen(persona);
  const where = `t.deleted_at is null and t.funnel_key = '${bench.funnel.key}' and t.stage_kind = 'open' and ${sql}`;
  const text = `with shown as materialized (
      select t.id, t.stage_key, t.amount, t.stage_since from :schema.opportunity t where ${where}),
    ranked as (select id, row_number() over (partition by stage_key order by stage_since, id) as place from shown)
    select s.stage_key, s.count, s.amount, null as id from (
      select stage_key, count(*), sum(amount) as amount from shown group by stage_key) s
    union all
    select t.stage_key, 0, t.amount, t.id from ranked r join :schema.opportunity t on t.id = r.id where r.place <= 20`;
  return () => rowsOf(bench, text, values);
}

/** At most five hundred names that hold every token of the query and lie within reach. */
export function searchFloor(bench: Bench, persona: Persona, query: string): Run {
  const meanings = queryTokens(query);
  const reach = persona.tokens === 'all' ? [] : [persona.tokens.map(accessToken)];
  const matches = meanings.map((_, index) => `s.tok @> $${index + 1}::int[]`).join(' or ');
  const seenBy = reach.length > 0 ? `and s.tok && $${meanings.length + 1}::int[]` : '';
  const text = `select s.record_id, s.core, s.name from :schema.search_doc s where (${matches}) ${seenBy} limit 500`;
  return () => rowsOf(bench, text, [...meanings, ...reach]);
}

/** The record by its key. */
export function recordFloor(bench: Bench, persona: Persona, id: string): Run {
  const { sql, values } = seen(persona);
  const text = `select t.* from :schema.opportunity t where t.id = $${values.length + 1} and t.deleted_at is null and ${sql}`;
  return () => rowsOf(bench, text, [...values, id]);
}
