import type { LiveChange } from '#contract/live.ts';
import type { ObjectDefinition } from '#domain/objects/index.ts';
import type { LoggedEvent } from '#server/platform/events/index.ts';
import type { Directory } from '../identity/index.ts';
import type { Definitions } from '../objects/index.ts';
import { EVENT_KINDS } from '../records/index.ts';

/** A record that a batch of events changed. */
export type Touched = {
  object: ObjectDefinition;
  id: string;
  changes: LiveChange[];
  /** Put into the bin by one of the events: whoever saw it then is told. */
  deleted: boolean;
  /** Access tokens that opened it before, where its owner or department changed. */
  formerTokens: number[];
  /** Records that it hung on before, through which it was seen. */
  formerParents: { object: string; id: string }[];
};

/** What a batch of events means for whoever reads, before asking who that is. */
export type Digest = {
  touched: Touched[];
  /** Objects of which so much changed that naming records would cost more than reading them again. */
  crowded: string[];
};

const MOST_PER_OBJECT = 200;
const KIND_NAMES = new Map(Object.entries(EVENT_KINDS).map(([name, code]) => [code as number, name]));
const OWNER = 'owner';
const DEPARTMENT = 'department';
const TEAM = 'team';

/** `flooded`: objects of which more was written than is read one by one. */
export function digest(
  events: readonly LoggedEvent[],
  definitions: Definitions,
  directory: Directory,
  flooded: readonly number[] = [],
): Digest {
  const byRecord = new Map<string, Touched>();
  for (const event of events) {
    const object = definitions.byId(event.objectId);
    if (!object) continue;
    const touched = byRecord.get(event.recordId) ?? untouched(object, event.recordId);
    byRecord.set(event.recordId, touched);
    note(touched, event, directory);
  }
  const all = [...byRecord.values()];
  const counts = new Map<string, number>();
  for (const { object } of all) counts.set(object.key, (counts.get(object.key) ?? 0) + 1);
  const many = [...counts].filter(([, count]) => count > MOST_PER_OBJECT).map(([key]) => key);
  const crowded = [...new Set([...many, ...flooded.flatMap((id) => definitions.byId(id)?.key ?? [])])];
  return { touched: all.filter(({ object }) => !crowded.includes(object.key)), crowded };
}

const untouched = (object: ObjectDefinition, id: string): Touched => ({
  object,
  id,
  changes: [],
  deleted: false,
  formerTokens: [],
  formerParents: [],
});

function note(touched: Touched, event: LoggedEvent, directory: Directory): void {
  const { object, id } = touched;
  const change = { object: object.key, id, kind: KIND_NAMES.get(event.kind) ?? 'updated', by: event.actorId };
  if (!touched.changes.some(({ kind, by }) => kind === change.kind && by === change.by)) touched.changes.push(change);
  if (event.kind === EVENT_KINDS.deleted) touched.deleted = true;
  for (const field of object.fields) {
    const before = event.changes?.[String(field.id)]?.[0];
    if (field.key === TEAM && Array.isArray(before)) {
      touched.formerTokens.push(...before.flatMap((id) => tokenOf(directory.person(String(id)))));
    }
    if (typeof before !== 'string') continue;
    if (field.key === OWNER) touched.formerTokens.push(...tokensOf(directory, before));
    else if (field.key === DEPARTMENT) touched.formerTokens.push(...tokenOf(directory.department(before)));
    else if (field.target && object.visibility.through.includes(field.key)) {
      touched.formerParents.push({ object: field.target, id: before });
    }
  }
}

/** What an owner opens a record to: the owner and the owner's department. */
function tokensOf(directory: Directory, ownerId: string): number[] {
  const owner = directory.person(ownerId);
  return owner ? [owner.token, ...tokenOf(directory.department(owner.departmentId))] : [];
}

const tokenOf = (department: { token: number } | undefined): number[] => (department ? [department.token] : []);
