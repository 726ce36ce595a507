import type { BrowserContext } from 'playwright-core';
import { expect } from 'vitest';
import { systemFields } from '#domain/objects/index.ts';
import { BROKEN_SHAPES } from '#server/modules/funnels/versions/testing/shapeQueries.ts';
import { post } from './company.ts';
import type { Crowd, Told } from './crowd.ts';
import { askDatabase } from './database.ts';
import type { RunningServer } from './server.ts';

/** What changes of the stage stand under in the log. */
const STAGE = systemFields({ hasFunnel: true }).find(({ key }) => key === 'stage')?.id;

/** What is wrong with where deals stand and stood; while nobody moves anything. */
const brokenShapes = (server: RunningServer): Promise<unknown[]> =>
  askDatabase(server, (ws) => BROKEN_SHAPES.replaceAll(':schema', ws));

/**
 * What movers were told and the database does not say, deal by deal: the log has every act, in the order of the versions
 * that were told; the visits are those moves that were not taken back.
 */
async function lostMoves(server: RunningServer, told: readonly Told[]): Promise<object[]> {
  const log = await waysOf(
    server,
    (ws) => `select record_id as id, changes -> '${STAGE}' ->> 1 as stage from ${ws}.event
      where kind = 5 order by seq`,
  );
  const visits = await waysOf(
    server,
    (ws) => `select record_id as id, stage_key as stage from ${ws}.stage_visit
      where entry_kind not in ('created', 'mapped') order by record_id, ordinal`,
  );
  return [...Map.groupBy(told, ({ id }) => id)].flatMap(([id, unordered]) => {
    const acts = unordered.toSorted((a, b) => a.version - b.version);
    const [logged = [], stayed = []] = [log.get(id), visits.get(id)];
    const isLogged = logged.length === acts.length && acts.every(({ to }, at) => to === undefined || to === logged[at]);
    const kept = acts.filter(({ to }, at) => to !== undefined && isStanding(acts[at + 1]));
    return isLogged && kept.map(({ to }) => to).join() === stayed.join() ? [] : [{ id, acts, logged, stayed }];
  });
}

/** A move stands unless the next act takes it back. */
const isStanding = (next: Told | undefined) => next === undefined || next.to !== undefined;

async function waysOf(server: RunningServer, question: (ws: string) => string): Promise<Map<string, string[]>> {
  const steps = await askDatabase<{ id: string; stage: string }>(server, question);
  const byId = Map.groupBy(steps, ({ id }) => id);
  return new Map([...byId].map(([id, all]) => [id, all.map(({ stage }) => stage)]));
}

const BY_PHASE = { dimensions: ['phase'] };
const QUESTIONS = [
  { measure: 'stageConversion', mode: 'cohort', ...BY_PHASE },
  { measure: 'stageConversion', mode: 'strict', ...BY_PHASE },
  { measure: 'stageConversion', mode: 'throughput', ...BY_PHASE },
  { measure: 'dwell', ...BY_PHASE },
  { measure: 'snapshot', ...BY_PHASE },
  { measure: 'weightedAmount', ...BY_PHASE },
  { measure: 'winRate' },
  { measure: 'salesCycle' },
  { measure: 'wonAmount' },
];
type Figures = { keys: (string | null)[]; values: Record<string, number | string | null> };

/** Every number by phase, as of a moment. */
async function numbersAsOf(context: BrowserContext, moment: Date): Promise<{ question: object; rows: Figures[] }[]> {
  const queries = QUESTIONS.map((question) => ({ ...question, asOf: moment.toISOString() }));
  const { results } = await post<{ results: { rows: Figures[] }[] }>(context, '/api/measures/query', { queries });
  return results.map(({ rows }, at) => ({
    question: QUESTIONS[at]!,
    rows: rows.map(({ keys, values }) => ({ keys, values: rounded(values) })),
  }));
}

/** A mean is added up in the order in which the database comes upon visits: its last digits say nothing. */
const rounded = (values: Figures['values']): Figures['values'] =>
  Object.fromEntries(
    Object.entries(values).map(([key, value]) => [
      key,
      typeof value === 'number' ? Number(value.toPrecision(10)) : value,
    ]),
  );

/** How many visits ended in each phase, by going on to another: as the product counts it, and as the visits say it. */
async function throughput(
  server: RunningServer,
  context: BrowserContext,
): Promise<{ counted: Record<string, number>; visits: Record<string, number> }> {
  const queries = [{ measure: 'stageConversion', mode: 'throughput', ...BY_PHASE }];
  const { results } = await post<{ results: { rows: Figures[] }[] }>(context, '/api/measures/query', { queries });
  const rows = await askDatabase<{ phase: string; count: number }>(
    server,
    (ws) => `with place as (
        select distinct s ->> 'key' as stage, s ->> 'phase' as phase, s ->> 'kind' as kind
        from ${ws}.funnel_version, jsonb_array_elements(definition -> 'stages') s where funnel_key = 'standard')
      select p.phase, count(*)::int as count from ${ws}.stage_visit v
      join place p on p.stage = v.stage_key and p.kind = 'open' join place n on n.stage = v.next_stage_key
      where v.funnel_key = 'standard' and v.left_at is not null and v.exit_kind <> 'mapped' and n.phase <> p.phase
      group by p.phase`,
  );
  const counts = (results[0]?.rows ?? []).map(({ keys, values }) => [keys[0] ?? '', Number(values.entered)] as const);
  return {
    counted: Object.fromEntries(counts.filter(([, count]) => count > 0)),
    visits: Object.fromEntries(rows.map(({ phase, count }) => [phase, count])),
  };
}

export type HistoryWatch = { remember(): Promise<void>; allIsThere(): Promise<void> };

export function watchHistory(server: RunningServer, context: BrowserContext, crowd: Crowd): HistoryWatch {
  const moments: { at: Date; numbers: unknown }[] = [];
  return {
    /** Keeps the numbers of this moment, to be asked for again. */
    async remember() {
      const at = new Date();
      moments.push({ at, numbers: await numbersAsOf(context, at) });
    },
    /** While nobody moves: what was told stands, time is tiled, each deal is in one stage of what holds, numbers reconcile. */
    async allIsThere() {
      expect(await brokenShapes(server)).toEqual([]);
      expect(await lostMoves(server, crowd.told)).toEqual([]);
      const { counted, visits } = await throughput(server, context);
      expect(counted).toEqual(visits);
      expect(Object.keys(counted).length).toBeGreaterThan(2);
      for (const { at, numbers } of moments) expect(await numbersAsOf(context, at)).toEqual(numbers);
    },
  };
}
