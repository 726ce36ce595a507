import { errorMessage } from '#contract/messages/index.ts';
import { DOORS } from '../doors.ts';
import type { Asking } from '../reader.ts';

type Refusal = { code?: string; message?: string };

/** Doors that count over all records or tell of people turn everybody away who does not manage; none of the readers does. */
export async function askManaged(asking: Asking): Promise<void> {
  for (const door of DOORS.managed) {
    const of = door.includes('departments') ? asking.world.departments : asking.world.people;
    const [method = '', path = ''] = door
      .replace('{batch}', '1')
      .replace('{key}', 'standard')
      .replace('{id}', asking.roll.pick([...of]).id)
      .split(' ');
    const answer = await asking.ask<Refusal>(method, path, method === 'POST' ? {} : undefined);
    const refusal = [403, 'no_right', errorMessage('no_right', asking.locale)];
    asking.same(door, 'closed', refusal, [answer.status, answer.body?.code, answer.body?.message]);
  }
}
