import type { Gate } from '#domain/funnels/index.ts';
import { requestApproval } from '#server/modules/approvals/index.ts';
import { getFunnels, publishVersion } from '#server/modules/funnels/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { Random } from '#server/testing/random.ts';
import type { World } from './world.ts';

const GATES = 3;

/** Gates before 方案呈现, each asking a few people by the dice; the administrator asks them about some of the deals. */
export async function askForApprovals(world: World, admin: Context, roll: Random): Promise<void> {
  const asked = Array.from({ length: GATES }, () => [...new Set([0, 1, 2].map(() => roll.below(world.people.length)))]);
  const gates = asked.map(
    (people, index): Gate => ({
      key: `approval${index}`,
      at: 'entry',
      kind: 'approval',
      steps: [{ mode: 'any', approvers: people.map((one) => ({ kind: 'user', user: world.people[one]!.id })) }],
    }),
  );
  const { live } = (await getFunnels(admin)).funnel('standard');
  const stages = live.stages.map((stage) => (stage.key === 'solution' ? { ...stage, gates } : stage));
  await publishVersion(admin, 'standard', { stages, transitions: live.transitions });
  for (const fact of world.facts.filter(({ object, deleted }) => object === 'opportunity' && !deleted)) {
    if (!roll.chance(0.4)) continue;
    const gate = roll.below(GATES);
    const wish = { object: 'opportunity', id: fact.id, gate: `approval${gate}`, to: 'solution' };
    const { id } = await requestApproval({ ...admin, now: new Date() }, wish);
    world.approvals.push({ id, fact, owner: fact.owner, people: asked[gate]! });
  }
}
