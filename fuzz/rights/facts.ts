import { createRecords, uploadFile } from '#server/modules/records/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { Random } from '#server/testing/random.ts';
import type { Fact, World } from './world.ts';

type Making = {
  world: World;
  admin: Context;
  roll: Random;
  /** Deals; the other kinds follow from it. */
  count: number;
};
type Draft = { fact: Omit<Fact, 'id'>; values: Record<string, unknown> };

/** What every name holds, so that one search meets them all. */
export const STEM = '漏斗石';
const STAGES = ['qualify', 'need'] as const;
/** Keys of options. */
export const REGIONS = ['eastChina', 'southChina', 'northChina'] as const;
const OWNED = ['account', 'contact', 'lead', 'opportunity', 'activity', 'task'];
let made = 0;

/** Records of every kind with random owners, teams and parents; each written as the administrator. */
export async function createFacts(making: Making): Promise<void> {
  const { roll, count } = making;
  const some = (object: string, share: number, more: (draft: Draft) => void) =>
    create(making, object, Math.ceil(count * share), more);
  const link = (draft: Draft, field: string, targets: readonly Fact[], share: number) => {
    if (targets.length === 0 || !roll.chance(share)) return;
    const target = roll.pick(targets);
    draft.fact.parents[field] = target;
    draft.values[field] = target.id;
  };
  const products = await some('product', 0.1, () => {});
  const accounts = await some('account', 0.6, (draft) => {
    draft.fact.region = roll.pick(REGIONS);
    draft.values.region = draft.fact.region;
  });
  const leads = await some('lead', 0.4, () => {});
  const contacts = await some('contact', 0.7, (draft) => link(draft, 'account', accounts, 0.8));
  const deals = await some('opportunity', 1, (draft) => {
    link(draft, 'account', accounts, 1);
    draft.fact.stage = roll.pick(STAGES);
    const values = { amount: String(draft.fact.amount), stage: draft.fact.stage, funnel: 'standard' };
    Object.assign(draft.values, values, { expectedCloseDate: '2027-01-31' });
  });
  await some('opportunityLine', 0.6, (draft) => {
    link(draft, 'opportunity', deals, 1);
    link(draft, 'product', products, 1);
    draft.values.quantity = '1';
  });
  await some('contactRole', 0.3, (draft) => {
    link(draft, 'opportunity', deals, 1);
    link(draft, 'contact', contacts, 1);
    draft.values.role = 'user';
  });
  const hang = (draft: Draft) => {
    const [field, targets] = roll.pick([
      ['opportunity', deals],
      ['lead', leads],
      ['account', accounts],
    ] as const);
    link(draft, field, targets, 0.8);
  };
  await some('activity', 0.8, (draft) => {
    hang(draft);
    Object.assign(draft.values, { kind: 'call', at: '2026-11-01T02:00:00Z', content: draft.fact.title });
  });
  await some('task', 0.5, (draft) => {
    hang(draft);
    draft.fact.due = '2026-11-02';
    draft.values.dueDate = draft.fact.due;
  });
}

async function create(
  { world, admin, roll }: Making,
  object: string,
  count: number,
  more: (draft: Draft) => void,
): Promise<Fact[]> {
  const titled = object !== 'opportunityLine' && object !== 'contactRole';
  const drafts: Draft[] = [];
  for (let index = 0; index < count; index++) {
    const draft = draftOf(world, object, roll);
    if (titled) draft.values.name = draft.fact.title;
    more(draft);
    if (object === 'account' && roll.chance(0.3)) await attach(draft, admin, 'files');
    if (object === 'opportunity' && roll.chance(0.3)) await attach(draft, admin, 'quotation');
    drafts.push(draft);
  }
  const outcomes = await createRecords(
    admin,
    object,
    drafts.map(({ values }) => ({ values })),
  );
  const facts = drafts.map(({ fact }, index): Fact => {
    const outcome = outcomes[index]!;
    if (!outcome.ok) throw new Error(`${object}: ${JSON.stringify(outcome)}`);
    return { ...fact, id: outcome.id };
  });
  world.facts.push(...facts);
  return facts;
}

function draftOf(world: World, object: string, roll: Random): Draft {
  const owned = OWNED.includes(object);
  const owner = owned ? roll.below(world.people.length) : null;
  const code = `${String(roll.below(90_000_000) + 10_000_000)}-${++made}`;
  const title = `${STEM}${code}`;
  const team = owned && roll.chance(0.15) ? [roll.below(world.people.length)] : [];
  const amount = roll.below(1_000_000) + 1;
  const fact = {
    ...{ object, code, title, owner, team, amount },
    department: owner === null ? null : world.people[owner]!.department,
    parents: {},
    region: null,
    stage: null,
    due: null,
    deleted: false,
    file: null,
  };
  const values = {
    externalId: code,
    ...(owner === null ? {} : { owner: world.people[owner]!.id }),
    ...(team.length > 0 ? { team: team.map((member) => world.people[member]!.id) } : {}),
  };
  return { fact, values };
}

/** Uploaded by the administrator, so that readers come to it by its record alone. */
async function attach({ fact, values }: Draft, admin: Context, field: string): Promise<void> {
  const file = { name: `${fact.code}.txt`, mediaType: 'text/plain', content: Buffer.from(fact.title) };
  const { id } = await uploadFile(admin, file);
  fact.file = id;
  values[field] = [id];
}
