import { errorMessage } from '#contract/messages/index.ts';
import type { RecordAnswer, ReferencesBody } from '#contract/records.ts';
import { may, sees } from '../oracle.ts';
import { type Asking, factsOf } from '../reader.ts';
import type { Fact } from '../world.ts';
import { checkReferences } from './lists.ts';

const ONE = 'GET /api/records/{object}/{id}';
const FILE = 'GET /api/files/{id}';
const NOBODY = '01980000-0000-7000-8000-000000000001';

/** Doors that open on one record: what one may not see answers, letter by letter, like what never was. */
const BEHIND = [
  { door: ONE, path: (object: string, id: string) => `/api/records/${object}/${id}`, kinds: undefined },
  {
    door: 'GET /api/records/{object}/{id}/history',
    path: (object: string, id: string) => `/api/records/${object}/${id}/history`,
    kinds: undefined,
  },
  {
    door: 'GET /api/records/{object}/{id}/files',
    path: (object: string, id: string) => `/api/records/${object}/${id}/files`,
    kinds: undefined,
  },
  {
    door: 'GET /api/approvals/of/{object}/{id}',
    path: (object: string, id: string) => `/api/approvals/of/${object}/${id}`,
    kinds: ['opportunity', 'lead'],
  },
  {
    door: 'GET /api/journey/{object}/{id}',
    path: (object: string, id: string) => `/api/journey/${object}/${id}`,
    kinds: ['opportunity', 'lead'],
  },
];

export async function askRecords(asking: Asking, share: number): Promise<void> {
  const { world, foreign, roll } = asking;
  for (const { door, path, kinds } of BEHIND) {
    const never = new Map<string, string>();
    for (const object of kinds ?? [...new Set(world.facts.map((fact) => fact.object))]) {
      never.set(object, (await asking.get(path(object, NOBODY))).text);
    }
    const asked = world.facts.filter((fact) => (kinds?.includes(fact.object) ?? true) && roll.chance(share));
    for (const fact of asked)
      await askOne(asking, door, path(fact.object, fact.id), fact, never.get(fact.object) ?? '');
    const stranger = foreign.find((fact) => kinds?.includes(fact.object) ?? true);
    if (!stranger) continue;
    const there = await asking.get(path(stranger.object, stranger.id));
    asking.same(door, 'of another company', never.get(stranger.object), there.text);
  }
}

async function askOne(asking: Asking, door: string, path: string, fact: Fact, never: string): Promise<void> {
  const { world, reader } = asking;
  const visible = sees(world, reader, fact);
  const answer = await asking.get<RecordAnswer & { references?: ReferencesBody }>(path);
  // The journey of what lies in the bin has ended.
  if (door.includes('/journey/') && fact.deleted && answer.status === 404) return;
  asking.same(door, `${fact.object} ${fact.code}`, visible ? 200 : 404, answer.status);
  if (!visible) {
    asking.same(door, `${fact.object} ${fact.code} hidden like what never was`, never, answer.text);
    const told = (answer.body as { message?: string }).message;
    asking.same(door, 'refused in the language asked for', errorMessage('not_found', asking.locale), told);
    return;
  }
  if (answer.body.references) checkReferences(asking, door, answer.body.references);
  if (door !== ONE) return;
  const rights = { update: may(world, reader, fact, 'update'), delete: may(world, reader, fact, 'delete') };
  asking.same(door, `rights on ${fact.object} ${fact.code}`, rights, answer.body.rights);
  asking.same(door, `code of ${fact.object} ${fact.code}`, fact.code, answer.body.record.values.externalId);
}

/** A file is read by who may see a record that names it. */
export async function askFiles(asking: Asking): Promise<void> {
  const { world, reader } = asking;
  const never = await asking.get(`/api/files/${NOBODY}`);
  for (const fact of factsOf(world, 'account')) {
    if (!fact.file) continue;
    const answer = await asking.get(`/api/files/${fact.file}`);
    const visible = !fact.deleted && sees(world, reader, fact);
    asking.same(FILE, `file of ${fact.code}`, visible ? fact.title : never.text, answer.text);
  }
}
