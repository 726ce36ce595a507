import type { TodayBody } from '#contract/today.ts';
import { listed, scopeOf } from '../oracle.ts';
import { type Asking, factsOf } from '../reader.ts';
import type { Fact } from '../world.ts';
import { checkReferences } from './lists.ts';

const TODAY = 'GET /api/today';
const sum = (facts: readonly Fact[]): string => String(facts.reduce((total, { amount }) => total + amount, 0));

/** The day of the team is about what one sees, one's own about what one owns and sees. */
export async function askToday(asking: Asking): Promise<void> {
  const { world, reader } = asking;
  const deals = listed(world, reader, 'opportunity');
  const overdue = listed(world, reader, 'task').filter(({ due }) => due !== null);
  for (const scope of ['team', 'mine'] as const) {
    const hasTeam = (scopeOf(world, reader, 'opportunity', 'read') ?? 'own') !== 'own';
    const whole = scope === 'team' && hasTeam;
    const mine = (facts: readonly Fact[]) =>
      facts.filter(({ owner }) => whole || (owner !== null && world.people[owner] === reader));
    const { body } = await asking.get<TodayBody>(`/api/today?scope=${scope}`);
    asking.same(TODAY, `${scope}: scope`, [whole ? 'team' : 'mine', hasTeam], [body.scope, body.hasTeam]);
    asking.same(TODAY, `${scope}: overdue tasks`, mine(overdue).length, body.tasks.overdue);
    asking.same(TODAY, `${scope}: without a next step`, mine(deals).length, body.steps.none);
    const shown = body.tasks.items.map(({ id }) => id);
    asking.sameFacts(
      TODAY,
      `${scope}: tasks`,
      factsOf(world, 'task'),
      mine(overdue).filter(({ id }) => shown.includes(id)),
      shown,
    );
    const changed = body.changes.items.map(({ record }) => record.id);
    asking.sameFacts(
      TODAY,
      `${scope}: changes`,
      factsOf(world, 'opportunity'),
      deals.filter(({ id }) => changed.includes(id)),
      [...new Set(changed)],
    );
    checkReferences(asking, TODAY, body.references);
    if (!whole) continue;
    for (const [index, person] of world.people.entries()) {
      const theirs = deals.filter(({ owner }) => owner === index);
      const line = body.team.find(({ owner }) => owner === person.id);
      if (!line && body.team.length >= 60) continue;
      const open = line?.open ?? { count: 0, amount: '0' };
      asking.same(TODAY, `open of ${person.name}`, { count: theirs.length, amount: sum(theirs) }, open);
    }
  }
}
