import { DOORS } from '../doors.ts';
import type { Asking } from '../reader.ts';

/** Doors that count over all records turn everybody away who does not manage the company; none of the readers does. */
export async function askManaged(asking: Asking): Promise<void> {
  for (const door of DOORS.managed) {
    const [method = '', path = ''] = door.replace('{batch}', '1').replace('{key}', 'standard').split(' ');
    const answer = await asking.ask<{ code?: string }>(method, path, method === 'POST' ? {} : undefined);
    asking.same(door, 'closed', [403, 'no_right'], [answer.status, answer.body?.code]);
  }
}
