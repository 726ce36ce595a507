import { newId } from '#server/platform/ids.ts';
import { sees } from '../oracle.ts';
import { type Asking, factsOf } from '../reader.ts';
import type { Fact } from '../world.ts';

type Attempt = {
  door: string;
  method: string;
  path(object: string, id: string): string;
  body(object: string, id: string): unknown;
  kinds: string[];
};

const OWNED = ['account', 'contact', 'lead', 'opportunity', 'activity', 'task', 'opportunityLine'];
const STAGED = ['opportunity', 'lead'];

/** Every door that would change a record, or name it in another one. */
const ATTEMPTS: Attempt[] = [
  {
    ...{ door: 'PATCH /api/records/{object}', method: 'PATCH', kinds: OWNED },
    path: (object) => `/api/records/${object}`,
    body: (_, id) => ({ records: [{ id, values: { externalId: 'x' } }] }),
  },
  {
    ...{ door: 'PATCH /api/records/{object}', method: 'PATCH', kinds: OWNED },
    path: (object) => `/api/records/${object}`,
    body: (_, id) => ({ records: [{ id, version: 1, values: { externalId: 'x' } }], dryRun: true }),
  },
  {
    ...{ door: 'POST /api/records/{object}/delete', method: 'POST', kinds: OWNED },
    path: (object) => `/api/records/${object}/delete`,
    body: (_, id) => ({ records: [{ id, version: 1 }] }),
  },
  {
    ...{ door: 'POST /api/records/{object}/restore', method: 'POST', kinds: OWNED },
    path: (object) => `/api/records/${object}/restore`,
    body: (_, id) => ({ ids: [id] }),
  },
  {
    ...{ door: 'POST /api/moves', method: 'POST', kinds: STAGED },
    path: () => '/api/moves',
    body: (object, id) => ({ object, moves: [{ id, to: 'need' }] }),
  },
  {
    ...{ door: 'POST /api/moves/check', method: 'POST', kinds: STAGED },
    path: () => '/api/moves/check',
    body: (object, id) => ({ object, id, to: 'need' }),
  },
  {
    ...{ door: 'POST /api/moves/undo', method: 'POST', kinds: STAGED },
    path: () => '/api/moves/undo',
    body: (object, id) => ({ object, moves: [{ id }] }),
  },
  {
    ...{ door: 'POST /api/funnels/{key}/comments', method: 'POST', kinds: ['opportunity'] },
    path: () => '/api/funnels/standard/comments',
    body: (_, id) => ({ stage: 'need', record: id, text: 'x' }),
  },
  {
    ...{ door: 'POST /api/snoozes', method: 'POST', kinds: STAGED },
    path: () => '/api/snoozes',
    body: (object, id) => ({ object, snoozes: [{ id, until: '2100-01-01', reason: 'x' }] }),
  },
  {
    ...{ door: 'POST /api/approvals/way', method: 'POST', kinds: STAGED },
    path: () => '/api/approvals/way',
    body: (object, id) => ({ object, id, to: 'solution' }),
  },
  {
    ...{ door: 'POST /api/approvals', method: 'POST', kinds: STAGED },
    path: () => '/api/approvals',
    body: (object, id) => ({ object, id, to: 'solution', gate: 'approval0' }),
  },
  {
    ...{ door: 'POST /api/approvals/many', method: 'POST', kinds: STAGED },
    path: () => '/api/approvals/many',
    body: (object, id) => ({ object, to: 'solution', records: [{ id }] }),
  },
  {
    ...{ door: 'POST /api/documents/check', method: 'POST', kinds: STAGED },
    path: () => '/api/documents/check',
    body: (object, id) => ({ object, id, file: newId(), state: 'confirmed' }),
  },
  ...['accept', 'reject', 'convert'].map(
    (verb): Attempt => ({
      ...{ door: `POST /api/leads/{id}/${verb}`, method: 'POST', kinds: ['lead'] },
      path: (_, id) => `/api/leads/${id}/${verb}`,
      body: () => (verb === 'reject' ? { reason: 'noNeed' } : {}),
    }),
  ),
  {
    ...{ door: 'POST /api/records/{object}', method: 'POST', kinds: ['account'] },
    path: () => '/api/records/contact',
    body: (_, id) => ({ records: [{ values: { name: 'x', account: id } }] }),
  },
  {
    ...{ door: 'POST /api/records/{object}', method: 'POST', kinds: ['opportunity'] },
    path: () => '/api/records/opportunityLine',
    body: (_, id) => ({ records: [{ values: { opportunity: id, quantity: '1', product: id } }] }),
  },
];

/** Nothing tells a hidden record from one that never was: same status, same words. */
export async function askWrites(asking: Asking, share: number): Promise<void> {
  const { world, reader, roll } = asking;
  for (const attempt of ATTEMPTS) {
    for (const object of attempt.kinds) {
      const hidden = factsOf(world, object).filter((fact) => !sees(world, reader, fact) && roll.chance(share));
      const others = asking.foreign.filter((fact) => fact.object === object).slice(0, 1);
      if (hidden.length === 0) continue;
      const never = await attemptOn(asking, attempt, object, newId());
      for (const fact of [...hidden, ...others]) {
        const answer = await attemptOn(asking, attempt, object, fact.id);
        asking.same(attempt.door, `${object} ${labelOf(fact)} like what never was`, never, answer);
      }
    }
  }
}

const labelOf = ({ code }: Fact) => code;

async function attemptOn(asking: Asking, { method, path, body }: Attempt, object: string, id: string): Promise<string> {
  const answer = await asking.ask(method, path(object, id), body(object, id));
  return `${answer.status} ${answer.text.replaceAll(id, 'ID')}`;
}
