import { getDefinitions } from '#server/modules/objects/index.ts';
import { createRecords } from '#server/modules/records/index.ts';
import type { Context, Pools } from '#server/platform/context.ts';
import { createWorld, emailOf, PASSWORD } from '#server/testing/identityWorld.ts';

/** A small company: an east and a west of sales, with people of every role, and records of both. */
export type Company = {
  slug: string;
  /** Ids of people by what they are here. */
  people: Record<Member, string>;
  emails: Record<Member, string>;
  /** People, departments and roles that may be changed without anybody of `people` losing a thing. */
  spare: { users: string[]; departments: string[]; roles: string[] };
  departments: { east: string; west: string };
  /** Whom nobody else is: signs in and out, by password and by links that were made before. */
  guest: { id: string; email: string };
  links: string[];
  /** Quotations that somebody made deals with, for others to look at. */
  papers: { record: string; file: string }[];
  /** By object: records of the east, and records of the west, which the east may not see. */
  east: Record<string, string[]>;
  west: Record<string, string[]>;
  fieldsOf: Record<string, string[]>;
};

const MEMBERS = ['rep', 'manager', 'executive', 'administrator', 'finance', 'leaver', 'westRep'] as const;
export type Member = (typeof MEMBERS)[number];
const EAST: readonly Member[] = ['rep', 'manager', 'leaver'];
const ROLES: Partial<Record<Member, string>> = { leaver: 'rep', westRep: 'rep' };

export { PASSWORD };

/** `mark` (with eight digits in it) stands in every text of the west's records, and its digits in their numbers: it tells a leak. */
export async function createCompany(pools: Pools, slug: string, mark: string): Promise<Company> {
  const world = await createWorld({ owner: pools.owner, app: pools.app }, slug);
  const top = await world.department('总部');
  const east = await world.department('东区', top);
  const west = await world.department('西区', top);
  const spareDepartment = await world.department('备用', top);
  const homeOf = (member: Member) => (EAST.includes(member) ? east : member === 'westRep' ? west : top);
  const made = await Promise.all(
    MEMBERS.map(async (member) => [
      member,
      await world.user(member, { roles: [ROLES[member] ?? member], departmentId: homeOf(member) }),
    ]),
  );
  const people = Object.fromEntries(made) as Company['people'];
  const spare = await Promise.all(['甲', '乙'].map((name, index) => spareUser(world, name, index, spareDepartment)));
  const guest = await world.user('guest', { departmentId: spareDepartment });
  const admin = await world.as(people.administrator);
  return {
    slug,
    people,
    emails: Object.fromEntries(MEMBERS.map((member) => [member, emailOf(member, slug)])) as Company['emails'],
    spare: { users: spare, departments: [spareDepartment], roles: ['marketing', 'finance'] },
    departments: { east, west },
    guest: { id: guest, email: emailOf('guest', slug) },
    links: [],
    papers: [],
    east: await createFacts(admin, people.rep, '东区', '13800001111', '51234.50'),
    west: await createFacts(admin, people.westRep, mark, phoneOf(mark), amountOf(mark)),
    fieldsOf: await fieldKeys(admin),
  };
}

type World = Awaited<ReturnType<typeof createWorld>>;

const spareUser = (world: World, name: string, index: number, departmentId: string) =>
  world.user(name, { email: emailOf(`spare${index}`, world.workspace.slug), departmentId });

/** What of a hidden record would be known again wherever it turned up. */
export const canariesOf = (mark: string): string[] => [mark, phoneOf(mark), amountOf(mark)];

const digitsOf = (mark: string) => mark.replace(/\D/g, '');
const phoneOf = (mark: string) => `137${digitsOf(mark)}`;
const amountOf = (mark: string) => `9${digitsOf(mark)}.37`;

async function createFacts(ctx: Context, owner: string, name: string, phone: string, amount: string) {
  const ids: Record<string, string[]> = {};
  const make = async (object: string, rows: Record<string, unknown>[]) => {
    const outcomes = await createRecords(
      ctx,
      object,
      rows.map((values) => ({ values })),
    );
    ids[object] = outcomes.map((outcome) => {
      if (!outcome.ok) throw new Error(`${object}: ${JSON.stringify(outcome)}`);
      return outcome.id;
    });
    return ids[object] as [string, ...string[]];
  };
  const at = '2026-01-05T02:00:00Z';
  const [account] = await make('account', [
    { name: `${name}客户`, owner, phone },
    { name: `${name}客户二`, owner },
  ]);
  const [contact] = await make('contact', [{ name: `${name}联系人`, owner, account, mobile: phone }]);
  await make('lead', [{ name: `${name}线索`, owner, phone, company: name, budget: amount }]);
  const [product] = await make('product', [{ name: '机器人' }]);
  const deal = { owner, account, amount, expectedCloseDate: '2026-12-31' };
  const [opportunity] = await make('opportunity', [
    { ...deal, name: `${name}商机`, decisionMaker: contact },
    { ...deal, name: `${name}商机二` },
  ]);
  await make('opportunityLine', [{ opportunity, product, quantity: '2' }]);
  await make('contactRole', [{ opportunity, contact, role: 'decisionMaker' }]);
  await make('activity', [{ name: `${name}跟进`, owner, at, content: `${name} ${phone}`, kind: 'call', opportunity }]);
  await make('task', [{ name: `${name}任务`, owner, opportunity, dueDate: '2026-12-01' }]);
  return ids;
}

async function fieldKeys(ctx: Context): Promise<Record<string, string[]>> {
  const definitions = await getDefinitions(ctx);
  return Object.fromEntries(definitions.all.map((object) => [object.key, object.fields.map((field) => field.key)]));
}
