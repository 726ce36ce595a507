import type { Condition } from '#domain/records/index.ts';
import type { Context } from '#server/platform/context.ts';
import { ident, inSchema, Parameters } from '#server/platform/sql.ts';
import { getDefinitions } from '../objects/index.ts';
import { EVENT_KINDS, whereOf } from '../records/index.ts';
import { DEAL } from './scope.ts';

export type ChangeRow = {
  seq: number;
  kind: number;
  at: Date;
  actor: string | null;
  record: string;
  title: string;
  account: string | null;
  amount: string;
  funnel: string;
  changes: Record<string, [string | null, string | null]> | null;
};

type Kind = keyof typeof EVENT_KINDS;

/**
 * What happened to deals that the reader sees, newest first. An event is entered no earlier than it happened, so the
 * index on entry times finds it. Changes by rules of the system are not news.
 */
export async function selectChanges(
  ctx: Context,
  since: Date,
  whose: Condition,
  { kinds: wanted, fields, most }: { kinds: readonly Kind[]; fields: readonly string[]; most: number },
): Promise<ChangeRow[]> {
  const definitions = await getDefinitions(ctx);
  const params = new Parameters();
  const where = whereOf(ctx, definitions, DEAL, { filter: whose }, params);
  const from = params.add(since);
  const object = definitions.object(DEAL);
  const ids = params.add(object.fields.filter((field) => fields.includes(field.key)).map((field) => String(field.id)));
  const kinds = params.add(wanted.map((kind) => EVENT_KINDS[kind]));
  const { rows } = await ctx.pools.app.query<ChangeRow>(
    inSchema(
      ctx.workspace,
      `select e.seq, e.kind, e.at, e.actor_id as actor, e.changes, t.id as record, t.name as title, t.account,
              coalesce(t.amount, 0)::text as amount, t.funnel_key as funnel
       from :schema.event e join :schema.${ident(object.table)} t on t.id = e.record_id
       where e.recorded_at >= ${from} and e.at >= ${from} and e.at <= ${params.add(ctx.now)}
         and e.object_id = ${params.add(object.id)} and e.kind = any(${kinds}::smallint[])
         and (e.kind = ${params.add(EVENT_KINDS.created)} or e.changes ?| ${ids}::text[]) and ${where}
       order by e.seq desc limit ${params.add(most)}`,
    ),
    params.values,
  );
  return rows;
}
