import { inSchema } from '#server/platform/sql.ts';
import type { World } from '#server/testing/world.ts';

/** What is wrong with where deals stand and stood, said in SQL alone; empty where all is well. */
export async function brokenShapes(world: World): Promise<{ what: string; id: string }[]> {
  const { rows } = await world.db.owner.query<{ what: string; id: string }>(inSchema(world.workspace, BROKEN_SHAPES));
  return rows;
}

/** The question itself, for whoever asks a running server's database. */
export const BROKEN_SHAPES = `
  with recursive below as (
    select v.id as version, d.id from :schema.funnel_version v join :schema.department d on d.id = any(v.pilot_departments)
    where v.state = 'pilot'
    union select b.version, d.id from below b join :schema.department d on d.parent_id = b.id),
  holding as (
    select t.id, t.stage_key, coalesce(
      (select p.id from :schema.funnel_version p where p.funnel_key = t.funnel_key and p.state = 'pilot'
         and (t.owner_id = any(p.pilot_people) or exists (select 1 from below b where b.version = p.id and b.id = t.department_id))),
      (select l.id from :schema.funnel_version l where l.funnel_key = t.funnel_key and l.state = 'live')) as version
    from :schema.opportunity t),
  visits as (
    select v.*, lead(entered_at) over w as next_at, lead(stage_key) over w as next_stage, lead(enter_seq) over w as next_seq,
      lead(entry_kind) over w as next_kind, lead(dwell_since) over w as next_since
    from :schema.stage_visit v window w as (partition by record_id order by ordinal)),
  spans as (
    select s.*, lead(valid_from) over (partition by record_id order by valid_from) as next_from from :schema.record_span s)
  select 'not in a stage of its version' as what, h.id from holding h
    left join :schema.funnel_version v on v.id = h.version
    where (select count(*) from jsonb_array_elements(v.definition->'stages') s where s->>'key' = h.stage_key) is distinct from 1
  union all select 'no open visit where it stands', t.id from :schema.opportunity t
    where (select count(*) from :schema.stage_visit v where v.record_id = t.id and v.left_at is null and v.stage_key = t.stage_key) <> 1
  union all select 'stands there for another time than its stay', t.id from :schema.opportunity t
    join :schema.stage_visit v on v.record_id = t.id and v.left_at is null where v.dwell_since <> t.stage_since
  union all select 'visits do not tile', record_id from visits
    where left_at is distinct from next_at or leave_seq is distinct from next_seq or exit_kind is distinct from next_kind
      or next_stage_key is distinct from next_stage or stage_key = next_stage
  union all select 'dwell begins anew by a mapping', record_id from visits where next_kind = 'mapped' and next_since <> dwell_since
  union all select 'kind does not fit', t.id from :schema.opportunity t
    where (t.stage_kind = 'open') <> (t.closed_at is null)
  union all select 'spans do not tile', record_id from spans where valid_to is distinct from next_from or valid_to <= valid_from
  union all select 'span says another stage', t.id from :schema.opportunity t
    where not exists (select 1 from :schema.record_span s where s.record_id = t.id and s.valid_to is null and s.stage_key = t.stage_key)
  union all select 'span and visit differ', s.record_id from spans s
    where s.stage_key is distinct from (
      select v.stage_key from :schema.stage_visit v where v.record_id = s.record_id and v.entered_at <= s.valid_from
      order by v.ordinal desc limit 1)`;
