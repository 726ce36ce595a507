import { handOver, moveDepartment, moveUser } from '#server/modules/identity/index.ts';
import { deleteRecords, restoreRecords, updateRecords } from '#server/modules/records/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { Random } from '#server/testing/random.ts';
import { refuseFailures } from './build.ts';
import type { Fact, World } from './world.ts';

const OWNED = ['account', 'contact', 'lead', 'opportunity', 'activity', 'task'];

/** What a company does in a year: departments and people move, records change hands, teams and the bin. */
export async function changeWorld(world: World, admin: Context, roll: Random, afterEach: () => void): Promise<void> {
  const objects = [...new Set(world.facts.map((fact) => fact.object))].filter((object) => object !== 'product');
  const steps: Step[] = [
    ...[moveOneDepartment, moveOneDepartment, moveOnePerson, moveOnePerson, moveOnePerson, handOverOne],
    ...OWNED.map(
      (object): Step =>
        (...given) =>
          changeTeams(object, ...given),
    ),
    ...objects.flatMap((object): Step[] => [
      (...given) => bring(object, ...given),
      (...given) => bin(object, ...given),
    ]),
  ];
  for (const step of steps) {
    await step(world, { ...admin, now: new Date() }, roll);
    afterEach();
  }
}

type Step = (world: World, ctx: Context, roll: Random) => Promise<void>;

async function moveOneDepartment({ departments }: World, ctx: Context, roll: Random): Promise<void> {
  const moved = roll.below(departments.length);
  const under = (at: number | null): boolean => at !== null && (at === moved || under(departments[at]!.parent));
  const places = departments.map((_, index) => index).filter((index) => !under(index));
  const parent = places.length > 0 && roll.chance(0.8) ? roll.pick(places) : null;
  const id = departments[moved]!.id;
  await moveDepartment(ctx, { id, parentId: parent === null ? null : departments[parent]!.id });
  departments[moved]!.parent = parent;
}

async function moveOnePerson({ people, departments, facts }: World, ctx: Context, roll: Random): Promise<void> {
  const index = roll.below(people.length);
  const department = roll.chance(0.15) ? null : roll.below(departments.length);
  await moveUser(ctx, {
    userId: people[index]!.id,
    departmentId: department === null ? null : departments[department]!.id,
  });
  people[index]!.department = department;
  for (const fact of facts) if (fact.owner === index) fact.department = department;
}

/** Everything that somebody owns, also what is over; what lies in the bin stays. */
async function handOverOne({ people, facts }: World, ctx: Context, roll: Random): Promise<void> {
  const from = roll.below(people.length);
  const to = (from + 1 + roll.below(people.length - 1)) % people.length;
  await handOver(ctx, { userId: people[from]!.id, handOverTo: people[to]!.id, past: true });
  for (const fact of facts) {
    if (fact.owner !== from || fact.deleted) continue;
    fact.owner = to;
    fact.department = people[to]!.department;
  }
}

async function changeTeams(object: string, { people, facts }: World, ctx: Context, roll: Random): Promise<void> {
  const some = facts.filter((fact) => fact.object === object && !fact.deleted && roll.chance(0.1));
  for (const fact of some) fact.team = roll.chance(0.4) ? [] : [roll.below(people.length), roll.below(people.length)];
  const patches = some.map(({ id, team }) => ({
    id,
    values: { team: team.length > 0 ? [...new Set(team)].map((member) => people[member]!.id) : null },
  }));
  if (patches.length > 0) refuseFailures(await updateRecords(ctx, object, patches));
}

async function bring(object: string, { facts }: World, ctx: Context, roll: Random): Promise<void> {
  const back = facts.filter((fact) => fact.object === object && isThere(fact) && fact.deleted && roll.chance(0.3));
  if (back.length > 0) refuseFailures(await restoreRecords(ctx, object, idsOf(back)));
  for (const fact of back) fact.deleted = false;
}

async function bin(object: string, { facts }: World, ctx: Context, roll: Random): Promise<void> {
  const away = facts.filter((fact) => fact.object === object && isThere(fact) && !fact.deleted && roll.chance(0.06));
  const commands = away.map(({ id }) => ({ id }));
  if (away.length > 0) refuseFailures(await deleteRecords(ctx, object, commands));
  for (const fact of away) fact.deleted = true;
}

/** Lines and roles of a deal in the bin are gone with it. */
const isThere = ({ object, parents }: Fact): boolean =>
  !['opportunityLine', 'contactRole'].includes(object) || parents.opportunity?.deleted === false;

const idsOf = (facts: readonly Fact[]): string[] => facts.map((fact) => fact.id);
