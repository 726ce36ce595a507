import type { Deal } from './deals.ts';
import { seededId } from './ids.ts';
import type { Random } from './random.ts';
import type { DemoRecord } from './types.ts';
import type { World } from './world.ts';

const partOf = (random: Random, deal: Deal, at: number, values: DemoRecord['values']): DemoRecord => {
  const { ownerId, departmentId, createdBy } = deal.record;
  return {
    id: seededId(random, at),
    createdAt: at,
    createdBy,
    ownerId,
    departmentId,
    values: { opportunity: deal.record.id, ...values },
  };
};

/** When the parts of a deal were entered: with its second stage, at the latest when it closed. */
const enteredAt = (deal: Deal): number => deal.record.moves[1]?.at ?? deal.record.createdAt;

export function buildLines(root: Random, deals: readonly Deal[]): DemoRecord[] {
  const random = root.fork('lines');
  return deals.flatMap((deal) =>
    deal.items.map(({ product, quantity, unitPrice, discount, amount }) =>
      partOf(random, deal, enteredAt(deal), {
        product: product.id,
        quantity: `${quantity}`,
        unitPrice: `${unitPrice}`,
        discount: `${discount}`,
        amount: `${amount}`,
      }),
    ),
  );
}

const ROLES = ['decisionMaker', 'evaluator', 'purchaser', 'user', 'influencer', 'champion'] as const;

/** Who has a say at the customer. Where a rival is at work, somebody speaks against us. */
export function buildContactRoles(root: Random, world: World, deals: readonly Deal[]): DemoRecord[] {
  const random = root.fork('roles');
  return deals.flatMap((deal) => {
    if (deal.progress === 0 && deal.record.stageKind !== 'won') return [];
    const { contacts } = deal.account;
    const count = Math.min(contacts.length, 1 + random.poisson(0.5 + 1.6 * deal.progress));
    return contacts.slice(0, count).map((contact, index) => {
      const role =
        index === 0 ? ROLES[0] : (ROLES[1 + ((index - 1 + random.int(0, 1)) % (ROLES.length - 1))] ?? 'user');
      const lost = deal.record.stageKind === 'lost';
      const attitude = random.weighted(['support', 'neutral', 'oppose'], (key) => (lost ? LOST : KEPT)[key] ?? 0);
      const at = Math.min(Math.max(enteredAt(deal), contact.createdAt) + index * 60_000, world.horizon - 1);
      return partOf(random, deal, at, { contact: contact.id, role, attitude });
    });
  });
}

const KEPT: Record<string, number> = { support: 55, neutral: 40, oppose: 5 };
const LOST: Record<string, number> = { support: 18, neutral: 52, oppose: 30 };
