import { daysStayed, type Funnel, type GateState, type MoveKind, type Stay } from '#domain/funnels/index.ts';
import { zonedDay } from '#domain/kernel/index.ts';
import type { Context } from '#server/platform/context.ts';
import { Refused } from '#server/platform/errors.ts';
import { getRecord, type References, selectReferences } from '../../records/index.ts';
import { checkOf, type MoveCheck } from '../checkMove.ts';
import { getFunnels, stageOf } from '../definitions.ts';
import { type Dwell, dwellOf } from '../dwell/dwellOf.ts';
import { type Snoozed, stayOf } from '../dwell/stayOf.ts';
import { gateOf } from '../gates.ts';
import { stagedObject } from '../lockLiveFunnels.ts';
import { versionOf } from '../versionOf.ts';
import { type StoredVisit, selectVisits } from '../visitQueries.ts';
import { nextStage } from './cards.ts';
import {
  type CheckedDocument,
  checkedDocumentsOf,
  type KeyTask,
  keyTasksOf,
  type Override,
  overridesOf,
} from './journeyParts.ts';

export type JourneyStage = {
  key: string;
  state: 'passed' | 'skipped' | 'current' | 'ahead';
  /** First entry and last leave; null where it never was, or still is. */
  enteredAt: string | null;
  leftAt: string | null;
  /** Days of all its visits together. */
  days: number;
  visits: number;
};
export type JourneyVisit = {
  stage: string;
  enteredAt: string;
  leftAt: string | null;
  days: number;
  enteredBy: string | null;
  kind: MoveKind;
};
export type Journey = {
  funnel: Funnel;
  version: number;
  stage: string;
  stay: Stay;
  snoozed: Snoozed | null;
  /** Past the limit of its stage, and not snoozed. */
  stalled: boolean;
  stages: JourneyStage[];
  visits: JourneyVisit[];
  /** The stage that comes next, and what it still asks for; null from an end. */
  next: ({ stage: string; gates: GateState[] } & MoveCheck) | null;
  tasks: KeyTask[];
  documents: CheckedDocument[];
  overrides: Override[];
  references: References;
};

/** The way of one record through its funnel: what the stage bar of its page shows. */
export async function recordJourney(ctx: Context, objectKey: string, id: string): Promise<Journey> {
  const { definitions, object } = await stagedObject(ctx, objectKey);
  const { record } = await getRecord(ctx, objectKey, id);
  const funnels = await getFunnels(ctx);
  const funnel = versionOf(funnels, record.values);
  if (!funnel) throw new Refused('not_found');
  const known = (await selectVisits(ctx.pools.app, ctx.workspace, [id])).get(id) ?? [];
  const current = stageOf(funnel, String(record.values.stage));
  const next = current && nextStage(funnel, current);
  const { values } = record;
  const gate = await gateOf(ctx.pools.app, ctx, { definitions, object, funnels }, [{ id, values, before: values }]);
  const tasks = await keyTasksOf(ctx, definitions, record, current, gate);
  const documents = await checkedDocumentsOf(ctx, object, record);
  const overrides = await overridesOf(ctx, id);
  const dwell = await dwellOf(ctx);
  const owner = object.fields.filter((field) => field.key === 'owner');
  const people = [
    ...known.map((visit) => visit.enteredBy),
    ...tasks.map((task) => task.assignee),
    ...[...documents, ...overrides].map(({ by }) => by),
  ];
  return {
    funnel,
    version: record.version,
    stage: String(record.values.stage),
    ...stayOf(dwell, record.values),
    stages: stagesOf(dwell, funnel, known, String(record.values.stage)),
    visits: known.map((visit) => ({
      stage: visit.stageKey,
      enteredAt: visit.enteredAt.toISOString(),
      leftAt: visit.leftAt?.toISOString() ?? null,
      days: daysOf(dwell, visit),
      enteredBy: visit.enteredBy,
      kind: visit.entryKind,
    })),
    next: next
      ? {
          stage: next.key,
          ...(await checkOf(ctx, gate, funnel, record, next.key)),
          gates: gate.states(0, funnel, String(values.stage), next.key),
        }
      : null,
    tasks,
    documents,
    overrides,
    references: await selectReferences(
      ctx.pools.app,
      ctx,
      definitions,
      owner,
      people.map((id) => ({ owner: id })),
    ),
  };
}

/** In days of the calendar, so that the visits of a record add up to its age. */
const daysOf = ({ day, ground }: Dwell, { enteredAt, leftAt }: StoredVisit): number =>
  daysStayed(enteredAt, leftAt ? zonedDay(leftAt, ground.timeZone) : day, 'calendar', ground);

function stagesOf(dwell: Dwell, funnel: Funnel, visits: readonly StoredVisit[], present: string): JourneyStage[] {
  const { stages } = funnel.live;
  const position = (key: string) => stages.findIndex((stage) => stage.key === key);
  const furthest = Math.max(
    position(present),
    ...visits.filter((visit) => isOpen(funnel, visit)).map((visit) => position(visit.stageKey)),
  );
  return stages.map((stage, index) => {
    const own = visits.filter((visit) => visit.stageKey === stage.key);
    const wasThere = own.length > 0 ? 'passed' : 'skipped';
    const isBehind = stage.kind === 'open' ? index < furthest : own.length > 0;
    return {
      key: stage.key,
      state: stage.key === present ? 'current' : isBehind ? wasThere : 'ahead',
      enteredAt: own[0]?.enteredAt.toISOString() ?? null,
      leftAt: own.at(-1)?.leftAt?.toISOString() ?? null,
      days: own.reduce((sum, visit) => sum + daysOf(dwell, visit), 0),
      visits: own.length,
    };
  });
}

const isOpen = (funnel: Funnel, visit: StoredVisit) => stageOf(funnel, visit.stageKey)?.kind === 'open';
