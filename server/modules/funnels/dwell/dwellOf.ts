import {
  type DwellGround,
  type DwellLimit,
  type FunnelVersion,
  limitOf,
  type StageLimit,
  stalledCondition,
} from '#domain/funnels/index.ts';
import { addDays, USUAL_HOURS, type WorkCalendar, zonedDay } from '#domain/kernel/index.ts';
import type { Condition } from '#domain/records/index.ts';
import type { Context } from '#server/platform/context.ts';
import { workCalendarOf } from '../../identity/index.ts';
import { type Funnels, getFunnels } from '../definitions.ts';

type Where = Pick<Context, 'pools' | 'workspace' | 'now'>;

/** What tells how long records may stand in their stages, and how long they do. */
export type Dwell = { day: string; ground: DwellGround; limits: StageLimit[] };

const DAYS_BACK = 3 * 366;
const DAYS_AHEAD = 366;
/** Working days take two days each, holidays included. */
const DAYS_PER_WORKDAY = 2;

/** The limits of all stages, the day it is, and the calendar by which days are counted. */
export async function dwellOf(ctx: Where): Promise<Dwell> {
  const funnels = await getFunnels(ctx);
  const { timeZone } = ctx.workspace;
  const day = zonedDay(ctx.now, timeZone);
  const limits = limitsOf(funnels);
  return { day, limits, ground: await groundFor(ctx, limits) };
}

/** By which days limits count, as far back as stays matter to them. */
export async function groundFor(ctx: Where, limits: readonly DwellLimit[]): Promise<DwellGround> {
  const { timeZone } = ctx.workspace;
  return { timeZone, calendar: await calendarFor(ctx, limits, zonedDay(ctx.now, timeZone)) };
}

/** The one place that says which version's limits hold for whom. */
function limitsOf({ all, pilotOf }: Funnels): StageLimit[] {
  return all.flatMap((funnel) => {
    const pilot = pilotOf(funnel.key);
    if (!pilot) return limitsIn(funnel.live, {});
    const team = { departments: [...pilot.departments], people: [...pilot.people] };
    return [...limitsIn(pilot.version, { only: team }), ...limitsIn(funnel.live, { except: team })];
  });
}

const limitsIn = ({ funnelKey, stages }: FunnelVersion, whom: Pick<StageLimit, 'only' | 'except'>): StageLimit[] =>
  stages.flatMap((stage) => {
    const limit = limitOf(stage);
    return limit ? [{ ...limit, funnel: funnelKey, stage: stage.key, ...whom }] : [];
  });

async function calendarFor(ctx: Where, limits: readonly DwellLimit[], day: string): Promise<WorkCalendar> {
  const longest = Math.max(0, ...limits.map(({ days, unit }) => (unit === 'working' ? days : 0)));
  if (longest === 0) return { hours: USUAL_HOURS, days: {} };
  const back = DAYS_BACK + longest * DAYS_PER_WORKDAY;
  return workCalendarOf(ctx, addDays(day, -back), addDays(day, DAYS_AHEAD));
}

/** Records of an object that stand in their stage for longer than its limit, and are not snoozed. */
export async function stalledNow(ctx: Where, objectKey: string): Promise<Condition> {
  const { day, limits, ground } = await dwellOf(ctx);
  const own = new Set((await getFunnels(ctx)).ofObject(objectKey).map(({ key }) => key));
  return stalledCondition(
    limits.filter(({ funnel }) => own.has(funnel)),
    day,
    ground,
  );
}
