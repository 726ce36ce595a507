import type { NotificationParams } from '#contract/notifications.ts';
import type { ObjectDefinition } from '#domain/objects/index.ts';
import { DOORS } from '#server/platform/context.ts';
import type { LoggedEvent } from '#server/platform/events/index.ts';
import type { Definitions } from '../objects/index.ts';
import { EVENT_KINDS, type EventDetails } from '../records/index.ts';
import type { About, Holders } from './recordQueries.ts';
import type { NewNotification } from './types.ts';

/** What has to be looked up before events can be told: who has the records now, and what follow-ups are about. */
export type Wanted = { holders: Map<string, Set<string>>; activities: Set<string> };
export type Known = { holders: Map<string, Holders>; activities: Map<string, About> };

/** Nobody is told of follow-ups that they were made the owner of: those are notes, not work. */
const NOT_ASSIGNED = new Set(['activity']);

const fieldId = (object: ObjectDefinition, key: string): string =>
  String(object.fields.find((field) => field.key === key)?.id ?? '');
const after = (event: LoggedEvent, object: ObjectDefinition, key: string) => event.changes?.[fieldId(object, key)]?.[1];
const isTold = (event: LoggedEvent) => event.door !== DOORS.system;

/** Images of imported records are not kept in the log. */
const isImported = (event: LoggedEvent) => event.kind === EVENT_KINDS.created && event.changes === null;

export function wantedBy(events: readonly LoggedEvent[], definitions: Definitions): Wanted {
  const wanted: Wanted = { holders: new Map(), activities: new Set() };
  for (const event of events.filter(isTold)) {
    const object = definitions.byId(event.objectId);
    if (!object) continue;
    const isAbout = event.kind === EVENT_KINDS.moved || isRejection(event);
    if (isAbout || (isImported(event) && object.visibility.own)) {
      const ids = wanted.holders.get(object.key) ?? new Set();
      wanted.holders.set(object.key, ids.add(event.recordId));
    }
    if (mentionedIn(event, object).length > 0) wanted.activities.add(event.recordId);
  }
  return wanted;
}

/** What the events tell whom; one act of one person on many records of an object is one notification. */
export function notificationsOf(
  events: readonly LoggedEvent[],
  definitions: Definitions,
  known: Known,
): NewNotification[] {
  const all = events.filter(isTold).flatMap((event) => {
    const object = definitions.byId(event.objectId);
    return object
      ? [
          ...assigned(event, object, known),
          ...moved(event, object, known),
          ...rejected(event, object, known),
          ...mentioned(event, object, known),
        ]
      : [];
  });
  return collapse(all.filter(({ userId, actorId }) => userId !== actorId));
}

function assigned(event: LoggedEvent, object: ObjectDefinition, { holders }: Known): NewNotification[] {
  if (!object.visibility.own || NOT_ASSIGNED.has(object.key)) return [];
  const owner = isImported(event) ? holders.get(event.recordId)?.owner : after(event, object, 'owner');
  return typeof owner === 'string' ? [one('assigned', owner, event, object)] : [];
}

function moved(event: LoggedEvent, object: ObjectDefinition, { holders }: Known): NewNotification[] {
  const holder = event.kind === EVENT_KINDS.moved ? holders.get(event.recordId) : undefined;
  if (!holder) return [];
  const change = event.changes?.[fieldId(object, 'stage')];
  if (!change) return [];
  const [from, to] = change;
  const [, outcome] = event.changes?.[fieldId(object, 'stageKind')] ?? [null, 'open'];
  const params: NotificationParams = {
    ...(typeof from === 'string' ? { from } : {}),
    ...(typeof to === 'string' ? { to } : {}),
    ...(isOutcome(outcome) ? { outcome } : {}),
  };
  const people = new Set([holder.owner, ...holder.team].filter((id) => id !== null));
  return [...people].map((userId) => one('moved', userId, event, object, params));
}

/** Somebody who looked at a document of the record did not accept it. */
function rejected(event: LoggedEvent, object: ObjectDefinition, { holders }: Known): NewNotification[] {
  const owner = isRejection(event) ? holders.get(event.recordId)?.owner : undefined;
  return owner ? [one('documentRejected', owner, event, object, event.note ? { text: event.note } : {})] : [];
}

const isRejection = ({ details }: LoggedEvent): boolean =>
  (details as EventDetails | null)?.check?.state === 'rejected';

const isOutcome = (value: unknown): value is NonNullable<NotificationParams['outcome']> =>
  value === 'open' || value === 'won' || value === 'lost' || value === 'invalid';

function mentioned(event: LoggedEvent, object: ObjectDefinition, { activities }: Known): NewNotification[] {
  const about = activities.get(event.recordId);
  if (!about) return [];
  return mentionedIn(event, object).map((userId) => ({
    kind: 'mentioned',
    userId,
    actorId: event.actorId,
    object: about.object,
    recordIds: [about.id],
    params: { text: about.text },
  }));
}

/** Whom a follow-up speaks to and did not before. */
function mentionedIn(event: LoggedEvent, object: ObjectDefinition): string[] {
  const field =
    object.key === 'activity' && object.fields.find(({ key, type }) => key === 'mentions' && type === 'users');
  if (!field) return [];
  const [before, now] = event.changes?.[String(field.id)] ?? [];
  const known = Array.isArray(before) ? before : [];
  return (Array.isArray(now) ? now : []).filter((id) => typeof id === 'string' && !known.includes(id));
}

const one = (
  kind: NewNotification['kind'],
  userId: string,
  event: LoggedEvent,
  object: ObjectDefinition,
  params: NotificationParams = {},
): NewNotification => ({
  kind,
  userId,
  actorId: event.actorId,
  object: object.key,
  recordIds: [event.recordId],
  params,
});

function collapse(all: readonly NewNotification[]): NewNotification[] {
  const groups = Map.groupBy(all, ({ kind, userId, actorId, object, recordIds, params }) => {
    const single = kind === 'mentioned' ? recordIds.join() + params.text : '';
    return [kind, userId, actorId, object, single].join(' ');
  });
  // Moved there and back again in one go: nothing happened.
  return [...groups.values()]
    .map(asOne)
    .filter(({ kind, params }) => kind !== 'moved' || !params.to || params.from !== params.to);
}

/** Thousands of records handed over at once are gathered once, not one by one. */
function asOne(group: readonly NewNotification[]): NewNotification {
  const recordIds = [...new Set(group.flatMap((one) => one.recordIds))];
  if (recordIds.length > 1) return { ...group[0]!, recordIds, params: {} };
  return group.reduce((known, next) => joined(known, next));
}

/** Two notifications of one act as one. What is only true of a single record is left out of several. */
export function joined<T extends Pick<NewNotification, 'recordIds' | 'params'>>(known: T, next: T): T {
  const recordIds = [...new Set([...known.recordIds, ...next.recordIds])];
  if (recordIds.length > 1) return { ...known, recordIds, params: {} };
  const { from } = known.params;
  return { ...known, recordIds, params: { ...next.params, ...(from === undefined ? {} : { from }) } };
}
