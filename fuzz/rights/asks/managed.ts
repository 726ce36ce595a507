import { errorMessage } from '#contract/messages/index.ts';
import { STANDARD_FUNNELS } from '#domain/funnels/index.ts';
import { DOORS } from '../doors.ts';
import type { Asking } from '../reader.ts';

type Refusal = { code?: string; message?: string };

const [, deals] = STANDARD_FUNNELS;
const DEFINITION = { stages: deals!.stages, transitions: deals!.transitions };
/** What the doors of funnels want before they look at who asks. */
const OF_FUNNELS = {
  ...DEFINITION,
  ...{ definition: DEFINITION, lockVersion: 1, departments: [], people: [] },
  ...{ id: '01935000-0000-7000-8000-000000000000', to: 'need', mapping: [] },
  ...{ objectKey: 'opportunity', names: deals!.names, stage: deals!.stages[0] },
  gate: { key: 'source', at: 'entry', kind: 'fields', fields: ['source'] },
};
/** These have begun to answer when they refuse: the refusal is their only line. */
const IN_LINES = [
  'POST /api/funnels/{key}/replay',
  'POST /api/funnels/{key}/drafts/{id}/impact',
  'POST /api/shared-gates/{key}/impact',
  'POST /api/shared-stages/{key}/impact',
];

/** Doors that count over all records or tell of people turn everybody away who does not manage; none of the readers does. */
export async function askManaged(asking: Asking): Promise<void> {
  const expected = { code: 'no_right', message: errorMessage('no_right', asking.locale) };
  for (const door of DOORS.managed) {
    const ofFunnels = /\/funnels\/|\/shared-/.test(door);
    const of = door.includes('departments') ? asking.world.departments : asking.world.people;
    const [method = '', path = ''] = door
      .replace('{batch}', '1')
      .replace('{key}', 'standard')
      .replace('{id}', ofFunnels ? '1' : asking.roll.pick([...of]).id)
      .split(' ');
    const body = ofFunnels ? OF_FUNNELS : {};
    const answer = await asking.ask<Refusal>(method, path, method === 'POST' ? body : undefined);
    if (IN_LINES.includes(door)) asking.same(door, 'closed', `${JSON.stringify({ error: expected })}\n`, answer.text);
    else {
      const { code, message } = answer.body ?? {};
      asking.same(door, 'closed', [403, expected], [answer.status, { code, message }]);
    }
  }
}
