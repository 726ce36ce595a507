import { columnName, type ObjectDefinition } from '#domain/objects/index.ts';
import { ident, inSchema, type Parameters } from '#server/platform/sql.ts';
import { compileCondition, visibilityPredicate } from '../../records/index.ts';
import type { ResolvedQuery } from '../resolvedQuery.ts';
import { placesTable } from './places.ts';

/** Everything that builds one statement: the question and its parameters. */
export type Statement = { query: ResolvedQuery; params: Parameters };

export const instant = (params: Parameters, at: Date): string => `${params.add(at.toISOString())}::timestamptz`;

export const table = (query: ResolvedQuery, name: string): string =>
  inSchema(query.ctx.workspace, `:schema.${ident(name)}`);

/** Column of the object's amount over an alias; typed NULL for objects without one. */
export function amountOf(object: ObjectDefinition, alias: string): string {
  const key = object.tracked?.amount;
  return key ? `${alias}.${ident(columnName(key))}` : 'null::numeric';
}

/**
 * The records in question as `r`: those that the reader may see and that are not in the bin. With an as-of time,
 * stage, owner, department, amount, close date and category are as they were then.
 */
export function recordSource({ query, params }: Statement): { from: string; where: string[] } {
  const where: string[] = [];
  const live = query.asOf ? thenSource(query, query.asOf, params) : `${table(query, query.object.table)} r`;
  if (!query.asOf) where.push('r.deleted_at is null', ...visible(query, 'r', params));
  if (query.funnel) where.push(`r.funnel_key = ${params.add(query.funnel)}`);
  if (query.filters) {
    const { ctx, definitions, object } = query;
    where.push(compileCondition({ ctx, definitions, objectKey: object.key, alias: 'r', params }, query.filters));
  }
  return { from: live, where };
}

function visible(query: ResolvedQuery, alias: string, params: Parameters): string[] {
  const sql = visibilityPredicate(query.ctx, query.definitions, query.object.key, 'read', alias, params);
  return sql === 'true' ? [] : [sql];
}

/** The object's rows with what spans and visits know of them at an instant. What they do not track is as it is now. */
export function thenSource(query: ResolvedQuery, at: Date, params: Parameters): string {
  const { object } = query;
  const { amount, closeDate, category } = object.tracked ?? {};
  const moment = instant(params, at);
  const spans: Record<string, string> = {
    funnel_key: 't.funnel_key',
    stage_key: 't.stage_key',
    owner_id: 't.owner_id',
    department_id: 't.department_id',
    stage_kind: `coalesce(k.kind, 'open')`,
    closed_at: closedThen(query, moment),
    stage_since: standingSince(query, moment),
    snoozed_until: snoozedThen(query, moment),
    ...(amount ? { [columnName(amount)]: 't.amount' } : {}),
    ...(closeDate ? { [columnName(closeDate)]: 't.close_date' } : {}),
    ...(category ? { [columnName(category)]: 't.category' } : {}),
  };
  const columns = object.fields.map(({ column }) => `${spans[column] ?? `o.${ident(column)}`} as ${ident(column)}`);
  const where = [
    `t.object_id = ${params.add(object.id)}`,
    `t.valid_from <= ${moment}`,
    `(t.valid_to is null or t.valid_to > ${moment})`,
    'not t.deleted',
    'o.deleted_at is null',
    ...visible(query, 'o', params),
  ];
  return `(select o.id, o.lock_version, ${columns.join(', ')}
    from ${table(query, 'record_span')} t
    join ${table(query, object.table)} o on o.id = t.record_id
    left join ${placesTable(query.line.places, 'k', params)} on k.funnel_key = t.funnel_key and k.stage_key = t.stage_key
    where ${where.join(' and ')}) r`;
}

/** Whoever is closed since before then was closed then; only what was reopened or closed again asks its visits. */
function closedThen(query: ResolvedQuery, moment: string): string {
  return `case when coalesce(k.kind, 'open') = 'open' then null when o.closed_at <= ${moment} then o.closed_at else (
    select w.entered_at from ${table(query, 'stage_visit')} w
    where w.record_id = t.record_id and w.entered_at <= ${moment} and (w.left_at is null or w.left_at > ${moment})) end`;
}

/** When the stay began that was going on then; one that was mapped to another stage went on. */
function standingSince(query: ResolvedQuery, moment: string): string {
  return `(select max(w.dwell_since) from ${table(query, 'stage_visit')} w
    where w.record_id = t.record_id and w.entered_at <= ${moment} and (w.left_at is null or w.left_at > ${moment}))`;
}

/** Until when the stay was snoozed that was going on then, as it was known then. */
function snoozedThen(query: ResolvedQuery, moment: string): string {
  return `(select z.until from ${table(query, 'stage_snooze')} z
    where z.record_id = t.record_id and z.at <= ${moment} and z.since = ${standingSince(query, moment)}
    order by z.at desc, z.id desc limit 1)`;
}

/** Bounds of the window on an expression of type timestamptz. */
export function windowOn(expression: string, { query, params }: Statement): string[] {
  const { fromAt, toAt } = query.window;
  return [
    ...(fromAt ? [`${expression} >= ${instant(params, fromAt)}`] : []),
    ...(toAt ? [`${expression} < ${instant(params, toAt)}`] : []),
  ];
}

/** Bounds of the window on an expression of type date. */
export function daysOn(expression: string, { query, params }: Statement): string[] {
  const { from, to } = query.window;
  return [
    ...(from ? [`${expression} >= ${params.add(from)}::date`] : []),
    ...(to ? [`${expression} <= ${params.add(to)}::date`] : []),
  ];
}
