import type { Random } from '#server/testing/random.ts';
import type { World } from '#server/testing/world.ts';
import { updateRecords } from '../../records/index.ts';
import { checkDocument } from '../documents/checkDocument.ts';
import { recordJourney } from '../index.ts';
import { type Deal, look } from './chanceDeal.ts';
import { FIELDS, SUBS, WHY } from './chanceFunnel.ts';
import { make } from './deals.ts';
import { paper } from './gated.ts';

export const said = (roll: Random) => roll.pick(['yes', 'yes', 'no']);

/** Some of what is told at an end. */
export function told(roll: Random, rival: string): Record<string, string | null> {
  const all = {
    lossReason: roll.pick(WHY),
    lossDetail: roll.pick([null, ...SUBS]),
    competitor: roll.pick([null, rival]),
    lossNote: roll.pick([null, '说明']),
  };
  return Object.fromEntries(Object.entries(all).filter(() => roll.chance(0.8)));
}

/** Something that gates may ask comes, or changes. */
export async function live(world: World, roll: Random, deal: Deal, rival: string): Promise<void> {
  const rep = world.as('east1');
  switch (roll.below(5)) {
    case 0:
    case 1:
      await updateRecords(rep, 'opportunity', [
        { id: deal.id, values: roll.chance(0.5) ? told(roll, rival) : { [roll.pick(FIELDS)]: said(roll) } },
      ]);
      break;
    case 2: {
      const about = { opportunity: deal.id, content: '跟进', at: '2026-01-01T00:00:00Z' };
      await make(
        world.as(roll.pick(['east1', 'eastManager', 'admin'])),
        'activity',
        roll.chance(0.8) ? about : { ...about, opportunity: null },
      );
      break;
    }
    case 3: {
      const file = await paper(world, 'east1');
      const { values } = await look(world, deal);
      const quotation = [...((values.quotation ?? []) as string[]), file];
      await updateRecords(rep, 'opportunity', [{ id: deal.id, values: { quotation } }]);
      deal.papers.set(file, { state: 'unchecked', hour: deal.hour });
      break;
    }
    default: {
      const [file, known] = [...deal.papers].at(-1) ?? [];
      const state = roll.pick(['confirmed', 'confirmed', 'rejected'] as const);
      if (!file || !known) return;
      const finding = { id: deal.id, file, state, note: '看过' };
      // Refused to who brought it.
      const outcome = await checkDocument(world.as('eastManager'), 'opportunity', finding);
      if (outcome.ok) deal.papers.set(file, { ...known, state });
    }
  }
  await look(world, deal);
}

export async function doTask(world: World, deal: Deal): Promise<void> {
  const { stage, tasks } = await recordJourney(world.as('east1'), 'opportunity', deal.id);
  const open = tasks.find(({ done }) => !done);
  if (!open?.task) return;
  await updateRecords(world.as('east1'), 'task', [{ id: open.task, values: { done: true } }]);
  deal.done.add(`${stage}:${open.key}`);
}
