import { type OracleRecord, type OracleWorld, stageOf, visitAt } from '#domain/measures/oracle/world.ts';
import { newId } from '#server/platform/ids.ts';
import { inSchema, type Queryable } from '#server/platform/sql.ts';

type Schema = { schema: string };
export type Tokens = { owner: (id: string) => number; department: (id: string) => number };

const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString());
const money = (cents: number | null) => (cents === null ? null : (cents / 100).toFixed(2));

export async function emptyHistories(db: Queryable, workspace: Schema): Promise<void> {
  await db.query(
    inSchema(
      workspace,
      'truncate :schema.opportunity, :schema.opportunity_line, :schema.lead, :schema.stage_visit, :schema.record_span',
    ),
  );
}

/** Records with their visits and spans, written as the verbs would have left them. */
export async function insertHistories(
  db: Queryable,
  workspace: Schema,
  object: { key: 'opportunity' | 'lead'; id: number },
  world: OracleWorld,
  records: readonly OracleRecord[],
  tokens: Tokens,
  now: number,
): Promise<void> {
  await insertRows(
    db,
    workspace,
    object.key,
    records.map((record) => rowOf(world, record, tokens, now)),
  );
  await insertVisits(db, workspace, object.id, world, records);
  await insertSpans(db, workspace, object.id, object.key, records);
}

function rowOf(world: OracleWorld, record: OracleRecord, tokens: Tokens, now: number) {
  const state = record.states.at(-1)!;
  const { kind } = stageOf(world, record.funnel, state.stage);
  const since = visitAt(record, now)!.enteredAt;
  return {
    id: record.id,
    owner: state.owner,
    department: state.department,
    access: [tokens.owner(state.owner), tokens.department(state.department)],
    created: iso(record.createdAt),
    deleted: record.deleted ? iso(now) : null,
    funnel: record.funnel,
    stage: state.stage,
    kind,
    since: iso(since),
    closed: kind === 'open' ? null : iso(since),
    amount: money(state.amount),
    expected: record.expectedClose,
    original: record.originalClose,
    source: record.source,
    account: record.account,
    lead: record.lead,
    opportunity: record.opportunity,
  };
}

async function insertRows(
  db: Queryable,
  workspace: Schema,
  key: 'opportunity' | 'lead',
  rows: object[],
): Promise<void> {
  const own =
    key === 'lead'
      ? { columns: 'opportunity, account', values: 'x.opportunity, x.account' }
      : {
          columns: 'amount, expected_close_date, original_close_date, account, lead',
          values: 'x.amount, x.expected, x.original, x.account, x.lead',
        };
  await db.query(
    inSchema(
      workspace,
      `insert into :schema.${key} (id, name, owner_id, department_id, access, created_at, deleted_at, funnel_key, stage_key,
         stage_kind, stage_since, closed_at, source, ${own.columns})
       select x.id, 'x', x.owner, x.department, array(select json_array_elements_text(x.access)::int), x.created, x.deleted,
         x.funnel, x.stage, x.kind, x.since, x.closed, x.source, ${own.values}
       from json_to_recordset($1::json) as x(id uuid, owner uuid, department uuid, access json, created timestamptz,
         deleted timestamptz, funnel text, stage text, kind text, since timestamptz, closed timestamptz, amount numeric,
         expected date, original date, source text, account uuid, lead uuid, opportunity uuid)`,
    ),
    [JSON.stringify(rows)],
  );
}

async function insertVisits(
  db: Queryable,
  workspace: Schema,
  objectId: number,
  world: OracleWorld,
  records: readonly OracleRecord[],
): Promise<void> {
  const rows = records.flatMap((record) =>
    record.visits.map((visit, index) => ({
      record: record.id,
      ordinal: index + 1,
      funnel: record.funnel,
      stage: visit.stage,
      entered: iso(visit.enteredAt),
      left: iso(visit.leftAt),
      next: visit.next,
      exit: visit.next && (stageOf(world, record.funnel, visit.next).kind === 'open' ? 'forward' : 'won'),
    })),
  );
  await db.query(
    inSchema(
      workspace,
      `insert into :schema.stage_visit (record_id, object_id, ordinal, funnel_key, version_id, stage_key, entered_at,
         left_at, dwell_since, entry_kind, exit_kind, next_stage_key)
       select x.record, $2, x.ordinal, x.funnel, 1, x.stage, x.entered, x."left", x.entered, 'forward', x.exit, x.next
       from json_to_recordset($1::json) as x(record uuid, ordinal int, funnel text, stage text, entered timestamptz,
         "left" timestamptz, next text, exit text)`,
    ),
    [JSON.stringify(rows), objectId],
  );
}

async function insertSpans(
  db: Queryable,
  workspace: Schema,
  objectId: number,
  key: string,
  records: readonly OracleRecord[],
): Promise<void> {
  const rows = records.flatMap((record) =>
    record.states.flatMap((state, index) => {
      const to = record.states[index + 1]?.from ?? null;
      if (to === state.from) return [];
      return [
        {
          record: record.id,
          from: iso(state.from),
          to: iso(to),
          funnel: record.funnel,
          stage: state.stage,
          owner: state.owner,
          department: state.department,
          amount: key === 'lead' ? null : money(state.amount),
          close: key === 'lead' ? null : record.expectedClose,
        },
      ];
    }),
  );
  await db.query(
    inSchema(
      workspace,
      `insert into :schema.record_span (record_id, object_id, valid_from, valid_to, funnel_key, stage_key, owner_id,
         department_id, amount, close_date)
       select x.record, $2, x."from", x."to", x.funnel, x.stage, x.owner, x.department, x.amount, x.close
       from json_to_recordset($1::json) as x(record uuid, "from" timestamptz, "to" timestamptz, funnel text, stage text,
         owner uuid, department uuid, amount numeric, close date)`,
    ),
    [JSON.stringify(rows), objectId],
  );
}

export async function insertProducts(db: Queryable, workspace: Schema, ids: readonly string[]): Promise<void> {
  await db.query(
    inSchema(
      workspace,
      `insert into :schema.product (id, name) select id, '产品' || n from unnest($1::uuid[]) with ordinality as x(id, n)`,
    ),
    [ids],
  );
}

export async function insertLines(db: Queryable, workspace: Schema, records: readonly OracleRecord[]): Promise<void> {
  const rows = records.flatMap(({ id, lines }) =>
    lines.map((line) => ({ ...line, id: newId(), opportunity: id, amount: money(line.amount) })),
  );
  await db.query(
    inSchema(
      workspace,
      `insert into :schema.opportunity_line (id, opportunity, product, quantity, amount, deleted_at)
       select x.id, x.opportunity, x.product, 1, x.amount, case when x.deleted then now() end
       from json_to_recordset($1::json) as x(id uuid, opportunity uuid, product uuid, amount numeric, deleted boolean)`,
    ),
    [JSON.stringify(rows)],
  );
}

export async function insertAccounts(
  db: Queryable,
  workspace: Schema,
  accounts: { id: string; industry: string | null; access: number[] }[],
): Promise<void> {
  await db.query(
    inSchema(
      workspace,
      `insert into :schema.account (id, name, industry, access)
       select x.id, 'x', x.industry, array(select json_array_elements_text(x.access)::int)
       from json_to_recordset($1::json) as x(id uuid, industry text, access json)`,
    ),
    [JSON.stringify(accounts)],
  );
}

export async function setHead(db: Queryable, workspace: Schema, departmentId: string, userId: string): Promise<void> {
  await db.query(inSchema(workspace, 'update :schema.department set head_id = $2 where id = $1'), [
    departmentId,
    userId,
  ]);
}
