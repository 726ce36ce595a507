import { setTimeout as sleep } from 'node:timers/promises';
import { inSchema, type Queryable } from '#server/platform/sql.ts';

type Schema = { schema: string };
/** Who owns deals, in which department, and the access tokens that go with it. */
export type Owner = { id: string; department: string; access: number[] };

/**
 * Deals number `from` to `to` by one statement: every hundredth is the first owner's, every sixth of the others the
 * second's, the rest the third's. Stages, amounts and days are spread without order; every ninth deal has no amount.
 */
export async function insertManyDeals(
  db: Queryable,
  workspace: Schema,
  owners: readonly [Owner, Owner, Owner],
  { from, to, few }: { from: number; to: number; few: number },
): Promise<void> {
  const spread = (salt: number) => `(hashint8extended(n, ${salt}) & 1048575)`;
  await db.query(
    inSchema(
      workspace,
      `insert into :schema.opportunity (id, owner_id, department_id, access, created_at, created_by, updated_by, funnel_key, stage_key, stage_kind,
         stage_since, name, amount, expected_close_date)
       select gen_random_uuid(), o.id, o.department, o.access, now() - n * interval '1 minute', o.id, o.id, 'standard',
         (array['qualify', 'need', 'solution', 'negotiation', 'contract'])[1 + (${spread(4)} % 5)::int], 'open', now() - ${spread(3)} * interval '1 second',
         '商机 ' || lpad(n::text, 6, '0'), case when n % 9 > 0 then ${spread(1)} end, current_date + (${spread(2)} % 900)::int
       from generate_series($1::int, $2::int) n
       join (select row_number() over () as place, (o->>'id')::uuid as id, (o->>'department')::uuid as department, array(select t::int from jsonb_array_elements_text(o->'access') t) as access
         from jsonb_array_elements($3::jsonb) o) o
         on o.place = case when n <= $4 * 10 and n % 10 = 0 then 1 when n % 6 = 1 then 2 else 3 end`,
    ),
    [from, to, JSON.stringify(owners), few],
  );
}

export type SearchedName = { name: string; core: string; tok: number[] };

/** Search entries of all deals, as the verbs would have written them for names that are dealt out in turn, the newest deal first. */
export async function insertManyEntries(
  db: Queryable,
  workspace: Schema,
  names: readonly SearchedName[],
): Promise<void> {
  await db.query(
    inSchema(
      workspace,
      `with named as (
         select place, n->>'name' as name, n->>'core' as core, array(select t::int from jsonb_array_elements_text(n->'tok') t) as tok
         from jsonb_array_elements($1::jsonb) with ordinality as x(n, place))
       insert into :schema.search_doc (record_id, object_id, core, name, tok)
       select t.id, (select id from :schema.object where key = 'opportunity'), n.core, n.name,
         n.tok || array(select -a from unnest(t.access) a)
       from (select id, access, 1 + row_number() over (order by created_at desc) % $2 as place from :schema.opportunity) t join named n using (place)`,
    ),
    [JSON.stringify(names), names.length],
  );
}

/**
 * As after autovacuum: statistics, and every page known to be visible to everybody. Vacuum vouches only for what has reached the disk,
 * which tests do not wait for, and what nobody's snapshot is older than: so it is asked until it does.
 */
export async function settle(
  db: Queryable,
  workspace: Schema,
  table: 'opportunity' | 'search_doc' = 'opportunity',
): Promise<void> {
  for (let left = 100; left > 0; left--) {
    await db.query(inSchema(workspace, `vacuum (analyze) :schema.${table}`));
    const { rows } = await db.query<{ settled: boolean }>(
      'select relallvisible >= relpages as settled from pg_class where oid = $1::regclass',
      [inSchema(workspace, `:schema.${table}`)],
    );
    if (rows[0]!.settled) return;
    await sleep(50);
  }
  throw new Error('not all pages became visible to everybody');
}

/** Pages of the database that a statement looks at, wherever they lie. */
export async function buffersOf(db: Queryable, text: string, values: unknown[]): Promise<number> {
  type Plan = { 'Shared Hit Blocks': number; 'Shared Read Blocks': number };
  const { rows } = await db.query<{ 'QUERY PLAN': { Plan: Plan }[] }>(
    `explain (analyze, buffers, format json) ${text}`,
    values,
  );
  const plan = rows[0]!['QUERY PLAN'][0]!.Plan;
  return plan['Shared Hit Blocks'] + plan['Shared Read Blocks'];
}

export async function selectSomeDeal(db: Queryable, workspace: Schema, ownerId: string): Promise<string> {
  const { rows } = await db.query<{ id: string }>(
    inSchema(workspace, 'select id from :schema.opportunity where owner_id = $1 order by id limit 1'),
    [ownerId],
  );
  return rows[0]!.id;
}
