import { knownStages } from '#domain/funnels/knownStages.ts';
import { addDays, zonedDayStart } from '#domain/kernel/calendar.ts';
import type { Condition } from '#domain/records/condition.ts';
import { type Drill, REST } from '../figure/drill.ts';
import { joined } from '../scope/conditions.ts';
import { question } from '../scope/questions.ts';
import type { Scope } from '../scope/scope.ts';

const OPEN = new Set(['snapshot', 'openCount', 'openAmount', 'weightedAmount']);
const CLOSED = new Set(['winRate', 'salesCycle', 'averageDealSize', 'wonAmount', 'wonCount', 'lostCount']);
const OUTCOMES = ['won', 'lost', 'invalid'];

type Query = ReturnType<typeof question>;

/**
 * The records behind a number as a list's condition, where what is true of a record today says it. What hangs on the way
 * that records took, or on a past day, no list can ask for: undefined.
 */
export function listCondition(
  scope: Scope,
  drill: Drill,
  fields: readonly { key: string }[],
  timeZone: string,
): Condition | undefined {
  const query = question(scope, drill.question);
  if (query.asOf || query.measure === 'endToEnd') return undefined;
  const kind = kindOf(query, drill.part);
  const cell = cellOf(scope, query, drill, fields);
  if (!kind || !cell) return undefined;
  const funnel: Condition[] = query.funnel ? [{ field: 'funnel', op: 'eq', value: query.funnel }] : [];
  return joined([query.filters, ...funnel, ...kind, ...(query.window ? windowOf(query, timeZone) : []), ...cell]);
}

function kindOf(query: Query, part: string): Condition[] | undefined {
  if (OPEN.has(query.measure)) return [{ field: 'stageKind', op: 'eq', value: 'open' }];
  if (query.measure === 'createdCount' || (query.measure === 'winRate' && query.mode === 'all')) {
    if (part === 'all' || part === 'count') return [];
    return ['open', ...OUTCOMES].includes(part) ? [{ field: 'stageKind', op: 'eq', value: part }] : undefined;
  }
  if (!CLOSED.has(query.measure) || (query.mode !== undefined && query.mode !== 'decided')) return undefined;
  if (part === 'all') return [{ field: 'stageKind', op: 'in', value: OUTCOMES }];
  return OUTCOMES.includes(part) ? [{ field: 'stageKind', op: 'eq', value: part }] : undefined;
}

function windowOf({ measure, mode, window }: Query, timeZone: string): Condition[] {
  const field = measure === 'createdCount' || mode === 'all' ? 'createdAt' : 'closedAt';
  const at = (day: string) => zonedDayStart(day, timeZone).toISOString();
  return [
    ...(window?.from ? [{ field, op: 'gte', value: at(window.from) } as const] : []),
    ...(window?.to ? [{ field, op: 'lt', value: at(addDays(window.to, 1)) } as const] : []),
  ];
}

function cellOf(
  scope: Scope,
  query: Query,
  { keys }: Drill,
  fields: readonly { key: string }[],
): Condition[] | undefined {
  const asked: Condition[] = [];
  for (const [index, key] of keys.entries()) {
    const condition = keyCondition(scope, query.dimensions?.[index] ?? '', key, fields);
    if (!condition) return undefined;
    asked.push(condition);
  }
  return asked;
}

function keyCondition(
  scope: Scope,
  dimension: string,
  key: string | null,
  fields: readonly { key: string }[],
): Condition | undefined {
  if (key === REST) return undefined;
  if (dimension === 'phase' && key !== null) return phaseCondition(scope, key);
  const known = fields.some((field) => field.key === dimension.split('.')[0]);
  if (!known) return undefined;
  if (key === null) return { field: dimension, op: 'empty' };
  return { field: dimension, op: 'eq', value: key === 'true' ? true : key === 'false' ? false : key };
}

function phaseCondition({ funnels }: Scope, phase: string): Condition | undefined {
  const places = funnels.flatMap((funnel) => {
    const stages = knownStages(funnel)
      .filter((stage) => stage.phase === phase)
      .map((stage) => stage.key);
    if (stages.length === 0) return [];
    return [
      {
        all: [
          { field: 'funnel', op: 'eq', value: funnel.key },
          { field: 'stage', op: 'in', value: stages },
        ],
      } as Condition,
    ];
  });
  return places.length > 1 ? { any: places } : places[0];
}
