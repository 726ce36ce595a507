import { type GateFacts, type RelatedAsk, relatedKey } from '#domain/funnels/index.ts';
import { sumDecimals } from '#domain/kernel/decimal.ts';
import type { FieldDefinition, ObjectDefinition, RecordValues } from '#domain/objects/index.ts';
import { evaluate, pathsOf } from '#domain/records/index.ts';
import { fieldOf } from '../../objects/index.ts';
import { valuesOfRow } from '../../records/index.ts';
import { conditionContext, withRelated } from '../gateValues.ts';
import { type Linked, selectLinked } from './factQueries.ts';
import { valuesAfter } from './pastValues.ts';
import { type FieldEvent, selectFieldEvents } from './replayQueries.ts';
import type { PastGround, RealMove } from './types.ts';

type Read = (move: RealMove) => string;

/** Counts and sums of related records as they stood when a record moved; what they refer to is read as of today. */
export async function relatedReader(ground: PastGround, moves: readonly RealMove[]) {
  const readers: [string, Read][] = [];
  for (const ask of ground.asks.related) {
    const read = await readerOf(ground, ask, moves);
    if (read) readers.push([relatedKey(ask), read]);
  }
  return (move: RealMove): GateFacts['related'] => new Map(readers.map(([key, read]) => [key, read(move)]));
}

async function readerOf(ground: PastGround, ask: RelatedAsk, moves: readonly RealMove[]): Promise<Read | undefined> {
  const { tx, ctx, definitions } = ground;
  const target = definitions.find(ask.object);
  const through = target && fieldOf(target, ask.through);
  if (!target || !through) return undefined;
  const fields = fieldsOf(target, ask);
  const holders = [...new Set(moves.flatMap((move) => holderOf(ask, move) ?? []))];
  const columns = fields.map(({ column }) => column);
  const rows = await selectLinked(tx, ctx.workspace, target.table, { columns, through: through.column }, holders);
  const ids = rows.map(({ id }) => id);
  const fieldIds = fields.map(({ id }) => String(id));
  const events = await selectFieldEvents(tx, ctx.workspace, ids, fieldIds);
  const conditions = ask.where ? [ask.where] : [];
  const present = await withRelated(
    tx,
    ctx,
    definitions,
    target,
    conditions,
    rows.map((row) => valuesOfRow(fields, row)),
  );
  const byHolder = Map.groupBy(
    rows.map((row, index) => ({ row, values: present[index] ?? {}, events: events.get(row.id) ?? [] })),
    ({ values }) => String(values[ask.through]),
  );
  const context = conditionContext(ctx, definitions, target);
  return (move) => {
    const there = (byHolder.get(holderOf(ask, move) ?? '') ?? [])
      .filter(({ row }) => existed(row, move))
      .map((linked) => ({ ...linked.values, ...past(target, linked, move) }))
      .filter(
        (values) =>
          !ask.where || evaluate(ask.where, (path) => values[path], { ...context, now: move.visit.enteredAt }),
      );
    if (ask.measure === 'count') return String(there.length);
    const { sum } = ask.measure;
    return sumDecimals(there.map((values) => String(values[sum] ?? '0')));
  };
}

function fieldsOf(target: ObjectDefinition, ask: RelatedAsk): FieldDefinition[] {
  const paths = ask.where ? pathsOf(ask.where).map((path) => path.split('.')[0]!) : [];
  const keys = new Set([ask.through, ...paths, ...(ask.measure === 'count' ? [] : [ask.measure.sum])]);
  return target.fields.filter(({ key }) => keys.has(key));
}

function holderOf({ via }: RelatedAsk, { id, values }: RealMove): string | undefined {
  const holder = via === undefined ? id : values[via];
  return typeof holder === 'string' ? holder : undefined;
}

const existed = (row: Linked, { recordedAt }: RealMove): boolean =>
  row.created_at <= recordedAt && (row.deleted_at === null || row.deleted_at > recordedAt);

const past = (
  target: ObjectDefinition,
  { values, events }: { values: RecordValues; events: readonly FieldEvent[] },
  { seq }: RealMove,
): RecordValues => valuesAfter(target, values, events, seq);
