import { setTimeout as sleep } from 'node:timers/promises';
import { form } from '../../hostile/bodies.ts';
import type { Asking } from '../reader.ts';

const NEVER = 999_999_999;
const NOBODY = '01980000-0000-7000-8000-000000000001';
const LIST = 'GET /api/imports';
const UPLOAD = 'GET /api/imports/uploads/{id}';

/** Doors that open on one import. */
const BEHIND = [
  ['GET', '/api/imports/{id}'],
  ['GET', '/api/imports/{id}/records'],
  ['GET', '/api/imports/{id}/errors'],
  ['GET', '/api/imports/{id}/undo'],
  ['POST', '/api/imports/{id}/cancel'],
  ['POST', '/api/imports/{id}/resume'],
  ['POST', '/api/imports/{id}/undo'],
] as const;

type Import = { id: number; state: string };

/** A row that is refused, so that nothing of the company changes and there is a file of errors. */
const tableOf = (mark: string) => ({ name: `${mark}.csv`, type: 'text/csv', content: `编号,名称\n${mark},\n` });

/** Begins an import as somebody; undefined where they may not. */
export async function beginImport({ world, ask }: Asking, by: string): Promise<void> {
  const plan = { object: 'task', title: by, columns: { 编号: 'externalId', 名称: 'name' } };
  const begun = await ask<Import>('POST', '/api/imports', form({ file: tableOf(by), plan: JSON.stringify(plan) }));
  if (begun.status === 200) {
    world.imports.push({ id: String(begun.body.id), by });
    for (let state = 'running'; state === 'running'; await sleep(20)) {
      state = (await ask<Import>('GET', `/api/imports/${begun.body.id}`)).body.state;
    }
  }
  const upload = await ask<{ id: string }>('POST', '/api/imports/uploads', form({ file: tableOf(by) }));
  if (upload.status === 200) world.uploads.push({ id: upload.body.id, by });
}

/** One's own imports and uploads are all that one is told of; others answer, letter by letter, like what never was. */
export async function askImports(asking: Asking): Promise<void> {
  const { world, reader } = asking;
  await beginImport(asking, reader.id);
  const list = await asking.get<{ imports: Import[] }>('/api/imports');
  const all = world.imports.map(({ id }) => id);
  const mine = world.imports.filter(({ by }) => by === reader.id).map(({ id }) => id);
  const told = list.body.imports.map(({ id }) => String(id));
  asking.ledger.sameSet(LIST, reader.name, 'imports', all, mine, told);
  const foreign = world.imports.filter(({ by }) => by !== reader.id).slice(0, 3);
  for (const [method, path] of BEHIND) {
    const question = path.endsWith('/records') ? '?outcome=refused' : '';
    const on = (id: string | number) =>
      asking.ask(method, path.replace('{id}', String(id)) + question, method === 'POST' ? {} : undefined);
    const never = await on(NEVER);
    for (const { id } of foreign) asking.same(`${method} ${path}`, 'of another', never.text, (await on(id)).text);
    if (method === 'GET' && mine[0]) asking.same(`${method} ${path}`, 'of mine', 200, (await on(mine[0])).status);
  }
  if (mine[0]) {
    const { text } = await asking.get(`/api/imports/${mine[0]}/errors`);
    asking.same('GET /api/imports/{id}/errors', 'holds what was refused', true, text.includes(reader.id));
  }
  const lost = await asking.get(`/api/imports/uploads/${NOBODY}`);
  for (const { id, by } of world.uploads.slice(-4)) {
    const answer = await asking.get<{ id: string }>(`/api/imports/uploads/${id}`);
    if (by === reader.id) asking.same(UPLOAD, 'of mine', id, answer.body.id);
    else asking.same(UPLOAD, 'of another', lost.text, answer.text);
  }
}
