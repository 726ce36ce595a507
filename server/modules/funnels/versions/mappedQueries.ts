import { columnName, type ObjectDefinition } from '#domain/objects/index.ts';
import { type Context, DOORS } from '#server/platform/context.ts';
import { ident, type Parameters, type Transaction } from '#server/platform/sql.ts';
import type { Definitions } from '../../objects/index.ts';
import { compileCondition, EVENT_KINDS, type UpdatedRow, updateSelected } from '../../records/index.ts';
import { asSystem } from '../asSystem.ts';
import { followMapped } from '../visitQueries.ts';
import { type Remap, type Side, takesPart } from './remapQueries.ts';
import { kindPlace, knownPlaces, type Way, waysOf } from './waysOf.ts';

/** `former`: where a mapping took it from, if it goes back there. */
export type Asked = { id: string; former: string | null };
export type Written = { from: string; side: Side; target: string };
type Ground = { definitions: Definitions; object: ObjectDefinition; plan: Remap };

/** Takes those of some locked records along that do not stay: rows, events, visits and spans, in one statement. */
export async function writeMapped(
  tx: Transaction,
  ctx: Context,
  ground: Ground,
  asked: readonly Asked[],
): Promise<(UpdatedRow & Written)[]> {
  const { object, plan } = ground;
  const category = categoryColumn(object);
  return updateSelected<Written>(tx, ctx.workspace, object, {
    rows: (params) => mapped(ctx, ground, asked, params),
    answer: 'i._from as "from", i._side as side, i.stage_key as target',
    columns: ['stage_key', 'stage_kind', ...(category ? [category] : [])],
    meta: { actorId: ctx.actor.userId, door: DOORS[ctx.door], batchId: ctx.batchId ?? null },
    spans: true,
    rider: followMapped(object.id, { funnelKey: plan.funnelKey, by: ctx.actor.userId }),
  });
}

const trackedColumn = (key: string | undefined) => (key === undefined ? undefined : columnName(key));
const categoryColumn = ({ tracked }: ObjectDefinition) => trackedColumn(tracked?.category);

/** The records `t` that have a way, with what becomes of them. */
function mapped(ctx: Context, ground: Ground, asked: readonly Asked[], params: Parameters): string {
  const { object, plan } = ground;
  const pilot = plan.after.pilotOf(plan.funnelKey);
  const known = params.add(knownPlaces(plan).map(({ key }) => key));
  const category = categoryColumn(object);
  const amount = trackedColumn(object.tracked?.amount);
  const now = `${params.add(ctx.now.toISOString())}::timestamptz`;
  return `select t.id, way.target as stage_key, way.kind as stage_kind, ${category ? `next.category as ${ident(category)},` : ''}
      at._at, ${EVENT_KINDS.mapped}::smallint as _kind, ${changes(object, category, params)} as _changes,
      ${params.add(plan.reason)}::text as _note, null::jsonb as _details, at._at as _span, way.version as _version,
      coalesce(v.dwell_since, at._at) as _dwell, t.owner_id as _owner, t.department_id as _department,
      t.stage_key as _from, stands.side as _side,
      ${amount ? `t.${ident(amount)}` : 'null::numeric'} as _amount
    from unnest(${params.add(asked.map(({ id }) => id))}::uuid[], ${params.add(asked.map(({ former }) => former))}::text[]) as asked(id, former)
    join :schema.${ident(object.table)} t on t.id = asked.id
    left join :schema.stage_visit v on v.record_id = t.id and v.left_at is null
    left join :schema.record_span s on s.record_id = t.id and s.valid_to is null
    cross join lateral (select greatest(${now}, v.entered_at, s.valid_from) as _at) at
    cross join lateral (select case when ${pilot ? takesPart(pilot, params) : 'false'} then 'pilot' else 'live' end as side) stands
    cross join lateral (select ${byRule(ctx, ground, params)} as stage) rule
    cross join lateral (select case stands.side ${stageKeys(plan, params)} end as keys) version
    cross join lateral (select case when t.stage_key = any(${known}::text[]) then t.stage_key
      else ${params.add(kindPlace(''))} || coalesce(t.stage_kind, 'open') end as place) place
    cross join lateral (select case when asked.former = any(version.keys) then asked.former
      when rule.stage = any(version.keys) then rule.stage else '' end as stage) wanted
    cross join lateral (select ${params.add(byPlace(waysOf(plan)))}::jsonb
      -> (stands.side || ' ' || place.place || ' ' || wanted.stage) as way) found
    cross join lateral (select way->>'target' as target, way->>'kind' as kind, (way->>'version')::int as version,
      way->>'category' as category, (way->>'follows')::boolean as follows, way->>'fromCategory' as "fromCategory") way
    ${category ? nextCategory(category) : ''}
    where found.way is not null`;
}

/** Looked up rather than joined: what a join would let through is guessed far too low, and the whole statement planned by it. */
const byPlace = (ways: readonly Way[]) =>
  JSON.stringify(Object.fromEntries(ways.map((way) => [[way.side, way.place, way.wanted].join(' '), way])));

/** The same as `nextCategory` of the domain for who chooses nothing. */
const nextCategory = (column: string): string => {
  const stands = `t.${ident(column)}`;
  return `cross join lateral (select case when way.follows or ${stands} is null or ${stands} = way."fromCategory"
      then way.category else ${stands} end as category) next`;
};

function byRule(ctx: Context, { definitions, object, plan }: Ground, params: Parameters): string {
  // By the rules of the funnel, whoever publishes: what that person may not read is no empty field here.
  const scope = { ctx: asSystem(ctx), definitions, objectKey: object.key, alias: 't', params };
  const rulesOf = (side: Side): string => {
    const rules = plan.rules[side].map(({ from, to, when }) => {
      const holds = when ? ` and (${compileCondition(scope, when)})` : '';
      return `when t.stage_key = ${params.add(from)} ${holds} then ${params.add(to)}`;
    });
    return rules.length > 0 ? `case ${rules.join(' ')} end` : 'null::text';
  };
  return `case stands.side when 'pilot' then ${rulesOf('pilot')} else ${rulesOf('live')} end`;
}

function stageKeys({ after, funnelKey }: Remap, params: Parameters): string {
  const keys = (stages: readonly { key: string }[] = []) => `${params.add(stages.map(({ key }) => key))}::text[]`;
  return `when 'pilot' then ${keys(after.pilotOf(funnelKey)?.version.stages)} else ${keys(after.find(funnelKey)?.live.stages)}`;
}

/** Fields that change, before and after, as every event has them. */
function changes({ fields }: ObjectDefinition, category: string | undefined, params: Parameters): string {
  const entry = (column: string, after: string): string => {
    const id = fields.find((field) => field.column === column)?.id;
    const before = `t.${ident(column)}`;
    return id === undefined
      ? `'{}'::jsonb`
      : `case when ${before} is distinct from ${after}
          then jsonb_build_object(${params.add(String(id))}::text, jsonb_build_array(${before}, ${after})) else '{}'::jsonb end`;
  };
  return [
    entry('stage_key', 'way.target'),
    entry('stage_kind', 'way.kind'),
    ...(category ? [entry(category, 'next.category')] : []),
  ].join(' || ');
}
