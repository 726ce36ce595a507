import type { ClientBase, Pool } from 'pg';
import { ident, inSchema, type Queryable } from '../sql.ts';
import type { EventSource, LoggedEvent, Position, PumpedWorkspace } from './types.ts';

type Schema = Pick<EventSource, 'schema'>;
type EventRow = LoggedEvent & { tx: string };

export const CHANNEL = 'loudou_event';
const EVENT_COLUMNS = `tx, seq, recorded_at as "recordedAt", at, actor_id as "actorId", door, object_id as "objectId",
  record_id as "recordId", kind, batch_id as "batchId", cause_seq as "causeSeq", depth, changes, note, details`;

/** Wakes the pumps when the transaction commits. Call once in every transaction that appends events. */
export async function notifyEvents(tx: Queryable, workspace: Schema): Promise<void> {
  await tx.query('select pg_notify($1, $2)', [CHANNEL, workspace.schema]);
}

export async function listenToEvents(client: ClientBase): Promise<void> {
  await listenTo(client, CHANNEL);
}

export async function listenTo(client: ClientBase, channel: string): Promise<void> {
  await client.query(`listen ${ident(channel)}`);
}

/**
 * Every transaction of this database with a lower number has ended: whatever is read after this answer holds all that they wrote. Looks at
 * the numbers first and at who runs then, so that nobody slips between. On a pool, for inside of a transaction PostgreSQL would answer with who ran
 * when it was first asked. See docs/decisions/0009-horizon-of-the-event-log.md.
 */
export async function selectHorizon(pool: Pool): Promise<Position> {
  const { rows } = await pool.query<{ tx: string }>(
    `with numbers as materialized (select pg_snapshot_xmax(pg_current_snapshot())::text::bigint as next)
     select least(n.next, min(n.next + ${DISTANCE}))::text as tx
     from numbers n left join pg_stat_activity a on a.datname = current_database() and a.backend_xid is not null
     group by n.next`,
  );
  return { tx: rows[0]!.tx, seq: 0 };
}

/** From the next number to a running one: those have 32 bits only and may lie on either side. */
const DISTANCE = '((a.backend_xid::text::bigint - n.next) % 4294967296 + 6442450944) % 4294967296 - 2147483648';

/**
 * Events after a position in the order (tx, seq), up to the horizon. A transaction that took its numbers early and commits late would else
 * appear behind a cursor that has passed it.
 */
export async function selectEventsAfter(
  db: Queryable,
  workspace: Schema,
  after: Position,
  horizon: Position,
  limit: number,
): Promise<EventRow[]> {
  const { rows } = await db.query<EventRow>(
    inSchema(
      workspace,
      `select ${EVENT_COLUMNS} from :schema.event
       where (tx, seq) > ($1::xid8, $2::bigint) and tx < $3::xid8
       order by tx, seq limit $4`,
    ),
    [after.tx, after.seq, horizon.tx, limit],
  );
  return rows;
}

/** Objects of the events between a position and the horizon, if those are more than so many; else none. */
export async function selectFlooded(
  db: Queryable,
  workspace: Schema,
  after: Position,
  horizon: Position,
  most: number,
): Promise<number[]> {
  const { rows } = await db.query<{ objects: number[] }>(
    inSchema(
      workspace,
      `select array_agg(distinct object_id) as objects from :schema.event
       where (tx, seq) > ($1::xid8, $2::bigint) and tx < $3::xid8 having count(*) > $4`,
    ),
    [after.tx, after.seq, horizon.tx, most],
  );
  return rows[0]?.objects ?? [];
}

/** Events after one place up to and with another that lies behind the horizon, so that they stand for good. */
export async function selectEventsBetween(
  db: Queryable,
  workspace: Schema,
  after: Position,
  until: Position,
  limit: number,
): Promise<EventRow[]> {
  const { rows } = await db.query<EventRow>(
    inSchema(
      workspace,
      `select ${EVENT_COLUMNS} from :schema.event
       where (tx, seq) > ($1::xid8, $2::bigint) and (tx, seq) <= ($3::xid8, $4::bigint)
       order by tx, seq limit $5`,
    ),
    [after.tx, after.seq, until.tx, until.seq, limit],
  );
  return rows;
}

/** A place before every event that was entered since a moment; undefined when there is none. */
export async function selectPositionBefore(
  db: Queryable,
  workspace: Schema,
  since: Date,
): Promise<Position | undefined> {
  const { rows } = await db.query<{ tx: string }>(
    inSchema(workspace, 'select min(tx::text::numeric)::text as tx from :schema.event where recorded_at >= $1'),
    [since],
  );
  return rows[0]?.tx ? { tx: rows[0].tx, seq: 0 } : undefined;
}

/** Whether committed events wait for an older transaction to end before they may be read. */
export async function hasWaitingEvents(db: Queryable, workspace: Schema, horizon: Position): Promise<boolean> {
  const { rows } = await db.query<{ waiting: boolean }>(
    inSchema(workspace, 'select exists (select 1 from :schema.event where tx >= $1::xid8) as waiting'),
    [horizon.tx],
  );
  return rows[0]!.waiting;
}

/** Where a consumer stands, with the epoch in which it stood there. */
export async function loadCursor(
  db: Queryable,
  workspace: Schema,
  consumer: string,
): Promise<(Position & { epoch: number }) | undefined> {
  const { rows } = await db.query<Position & { epoch: number }>(
    inSchema(workspace, 'select tx, seq, epoch from :schema.event_cursor where consumer = $1'),
    [consumer],
  );
  return rows[0];
}

export async function saveCursor(
  db: Queryable,
  workspace: EventSource,
  consumer: string,
  { tx, seq }: Position,
): Promise<void> {
  await db.query(
    inSchema(
      workspace,
      `insert into :schema.event_cursor (consumer, tx, seq, epoch) values ($1, $2::xid8, $3, $4)
       on conflict (consumer) do update set tx = excluded.tx, seq = excluded.seq, epoch = excluded.epoch, moved_at = now()`,
    ),
    [consumer, tx, seq, workspace.epoch],
  );
}

/** Until the transaction ends; false while another process holds it. Not a row lock: that would cost a write for every idle look. */
export async function tryConsumerLock(db: Queryable, workspace: Schema, consumer: string): Promise<boolean> {
  const { rows } = await db.query<{ locked: boolean }>(
    'select pg_try_advisory_xact_lock(hashtextextended($1, 0)) as locked',
    [`event_cursor ${workspace.schema} ${consumer}`],
  );
  return rows[0]!.locked;
}

/** Undefined when the workspace is gone. */
export async function selectEpoch(db: Queryable, workspaceId: number): Promise<number | undefined> {
  const { rows } = await db.query<{ epoch: number }>('select epoch from loudou.workspace where id = $1', [workspaceId]);
  return rows[0]?.epoch;
}

export async function selectPumpedWorkspaces(db: Queryable): Promise<PumpedWorkspace[]> {
  const { rows } = await db.query<PumpedWorkspace>(
    "select id, slug, 'ws_' || slug as schema, epoch from loudou.workspace order by id",
  );
  return rows;
}
