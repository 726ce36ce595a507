import { appendFileSync } from 'node:fs';
import { afterAll, beforeAll, test } from 'vitest';
import { inTransaction } from '#server/platform/postgres/index.ts';
import { inSchema, Parameters } from '#server/platform/sql.ts';
import { createWorld, type World } from '#server/testing/world.ts';
import { installFunnels } from '../funnels/index.ts';
import { getDefinitions } from '../objects/index.ts';
import { funnelChart, measure } from './index.ts';
import { planOf } from './plan.ts';
import { aggregateSql } from './reads/aggregateQueries.ts';
import { resolveQuery } from './resolveQuery.ts';

let world: World;
const N = Number(process.env.ROWS ?? 1_000_000);
beforeAll(async () => {
  world = await createWorld((ctx) => inTransaction(ctx.pools.owner, (tx) => installFunnels(tx, ctx.workspace)));
  const db = world.db.owner;
  const ws = world.workspace;
  const definitions = await getDefinitions(world.as('admin'));
  const q = (sql: string) => db.query(inSchema(ws, sql));
  const { rows: funnels } = await q(
    `select funnel_key, definition from :schema.funnel_version v join :schema.funnel f on f.key = v.funnel_key where f.object_key='opportunity' order by f.position limit 1`,
  );
  const stages = (funnels[0] as any).definition.stages as { key: string; kind: string }[];
  const open = stages.filter((s) => s.kind === 'open').map((s) => s.key);
  console.log(
    funnels.map((f: any) => f.funnel_key),
    open,
  );
  const fk = (funnels[0] as any).funnel_key;
  await q(
    `insert into :schema.department (id, name, token) select gen_random_uuid(), 'd'||i, 10000+i from generate_series(1,300) i`,
  );
  await q(
    `insert into :schema.users (id, name, department_id, token) select gen_random_uuid(), 'u'||i, (select array_agg(id) from :schema.department where token>10000)[1 + i % 300], 20000+i from generate_series(1,3000) i`,
  );
  await q(
    `insert into :schema.account (id, name, industry, region) select gen_random_uuid(), 'a'||i, (array['automotive','food','medical','retail'])[1+i%4], 'eastChina' from generate_series(1,50000) i`,
  );
  await q(`create table :schema.seed as select i, gen_random_uuid() id, u.id owner, u.department_id dep, array[u.token, d.token] access, now() - random()*interval '730 days' created,
     least(floor(random()*random()*${open.length + 1})::int, ${open.length - 1}) depth, random() fate, (random()*1000000)::numeric(18,2) amount, 1+floor(random()*50000)::int acc from generate_series(1, ${N}) i
     join (select row_number() over () n, * from :schema.users where token>20000) u on u.n = 1 + i % 3000 join :schema.department d on d.id = u.department_id`);
  await q(`insert into :schema.opportunity (id, name, owner_id, department_id, access, created_at, funnel_key, stage_key, stage_kind, stage_since, closed_at, amount, expected_close_date, account, source, product_line)
    select s.id, 'o', owner, dep, s.access, created, '${fk}', case when fate < .2 then 'won' when fate < .7 then 'lost' else (array['${open.join("','")}'])[depth+1] end,
     case when fate < .2 then 'won' when fate < .7 then 'lost' else 'open' end, created + depth*interval '10 days', case when fate < .7 then created + (depth+1)*interval '10 days' end, amount, (created + interval '90 days')::date, a.id,
     (array['search','tradeFair','referral','hotline'])[1+i%4], (array['equipment','saas','integration'])[1+i%3]
    from :schema.seed s join (select row_number() over () n, id from :schema.account) a on a.n = s.acc`);
  await q(`insert into :schema.stage_visit (record_id, object_id, ordinal, funnel_key, version_id, stage_key, entered_at, left_at, dwell_since, entry_kind, exit_kind, next_stage_key)
    select id, ${definitions.object('opportunity').id}, k+1, '${fk}', 1, st, created + k*interval '10 days', case when k < last then created + (k+1)*interval '10 days' + random()*interval '0 s' end, created + k*interval '10 days', 'forward', case when k < last then 'forward' end, nxt
    from (select s.id, created, k, depth + (case when fate < .7 then 1 else 0 end) last,
      case when k > depth then case when fate < .2 then 'won' else 'lost' end else (array['${open.join("','")}'])[k+1] end st,
      case when k >= depth then case when fate < .2 then 'won' else 'lost' end else (array['${open.join("','")}'])[k+2] end nxt
      from :schema.seed s, generate_series(0, depth + (case when fate < .7 then 1 else 0 end)) k) x`);
  await q(`insert into :schema.record_span (record_id, object_id, valid_from, valid_to, funnel_key, stage_key, owner_id, department_id, amount, close_date)
    select v.record_id, v.object_id, v.entered_at, v.left_at, v.funnel_key, v.stage_key, s.owner, s.dep, s.amount, (s.created + interval '90 days')::date from :schema.stage_visit v join :schema.seed s on s.id = v.record_id`);
  for (const t of ['opportunity', 'stage_visit', 'record_span', 'account', 'users', 'department'])
    await q(`vacuum analyze :schema.${t}`);
  console.log((await q(`select count(*) from :schema.stage_visit`)).rows);
}, 600_000);
afterAll(() => world?.drop());

test('speed', async () => {
  const ws = world.workspace;
  const { rows } = await world.db.owner.query(
    inSchema(ws, `select token from :schema.department where token between 10001 and 10050`),
  );
  const manager = { ...world.actors.eastManager, departmentsBelow: rows.map((r: any) => r.token) };
  const quarter = { from: '2026-07-01', to: '2026-09-30' };
  const year = { from: '2025-10-01', to: '2026-09-30' };
  const asks: [string, any][] = [
    ['conversion phase, all time', { measure: 'stageConversion', dimensions: ['phase'] }],
    ['conversion stage, all time', { measure: 'stageConversion', funnel: 'standard', dimensions: ['stage'] }],
    ['conversion dept x phase', { measure: 'stageConversion', dimensions: ['department', 'phase'] }],
    ['conversion phase, year', { measure: 'stageConversion', dimensions: ['phase'], window: year }],
    ['conversion phase, quarter', { measure: 'stageConversion', dimensions: ['phase'], window: quarter }],
    [
      'conversion phase, quarter, asOf',
      { measure: 'stageConversion', dimensions: ['phase'], window: quarter, asOf: '2026-10-01' },
    ],
    [
      'conversion phase, year, horizon',
      { measure: 'stageConversion', dimensions: ['phase'], window: year, horizonDays: 30 },
    ],
    [
      'throughput phase, quarter',
      { measure: 'stageConversion', mode: 'throughput', dimensions: ['phase'], window: quarter },
    ],
    ['throughput phase, all', { measure: 'stageConversion', mode: 'throughput', dimensions: ['phase'] }],
    ['dwell phase, quarter', { measure: 'dwell', dimensions: ['phase'], window: quarter }],
    ['dwell phase, all', { measure: 'dwell', dimensions: ['phase'] }],
    ['snapshot phase', { measure: 'snapshot', dimensions: ['phase'] }],
    ['snapshot dept x phase', { measure: 'snapshot', dimensions: ['department', 'phase'] }],
    ['snapshot phase asOf', { measure: 'snapshot', dimensions: ['phase'], asOf: '2026-05-01' }],
    ['winRate owner', { measure: 'winRate', dimensions: ['owner'] }],
    ['winRate month, year', { measure: 'winRate', dimensions: ['month'], window: year }],
    ['winRate industry', { measure: 'winRate', dimensions: ['account.industry'] }],
    ['winRate asOf', { measure: 'winRate', asOf: '2026-05-01' }],
    ['cycle quarter', { measure: 'salesCycle', window: quarter }],
    ['velocity dept', { measure: 'velocity', dimensions: ['department'], window: year }],
    ['wonAmount quarter', { measure: 'wonAmount', window: quarter }],
    ['openAmount', { measure: 'openAmount' }],
  ];
  for (const [who, actor] of [
    ['admin', 'admin'],
    ['manager50dep', manager],
  ] as const) {
    for (const [name, query] of asks) {
      const times = [];
      for (let i = 0; i < 3; i++) {
        const t = performance.now();
        await measure(world.as(actor as any), query);
        times.push(Math.round(performance.now() - t));
      }
      console.log(who, name, times.join(' '));
    }
    const t = performance.now();
    await funnelChart(world.as(actor as any), { window: quarter });
    console.log(who, 'chart quarter', Math.round(performance.now() - t));
  }
}, 600_000);
