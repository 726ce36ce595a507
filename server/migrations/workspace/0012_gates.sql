-- Stages carry a list of gates instead of one condition, and transitions say allowed, gated or forbidden instead of yes and no.
update :schema.funnel_version set definition = jsonb_build_object(
  'stages', (
    select coalesce(jsonb_agg(
      case when stage ? 'condition' then (stage - 'condition') || jsonb_build_object('gates', jsonb_build_array(
        jsonb_build_object('key', 'condition' || initcap(stage->>'key'), 'at', 'entry', 'kind', 'condition') || (stage->'condition')))
      else stage end order by place), '[]')
    from jsonb_array_elements(definition->'stages') with ordinality as s(stage, place)),
  'transitions', jsonb_build_object(
    'forward', 'gated',
    'skip', case when (definition->'transitions'->>'skip')::boolean then 'gated' else 'forbidden' end,
    'back', case when (definition->'transitions'->>'back')::boolean then 'gated' else 'forbidden' end,
    'reopen', case when (definition->'transitions'->>'reopen')::boolean then 'gated' else 'forbidden' end,
    'exceptions', (
      select coalesce(jsonb_agg((pair - 'allowed') || jsonb_build_object(
        'permission', case when (pair->>'allowed')::boolean then 'gated' else 'forbidden' end) order by place), '[]')
      from jsonb_array_elements(definition->'transitions'->'exceptions') with ordinality as e(pair, place))))
where jsonb_typeof(definition->'transitions'->'skip') = 'boolean';
