import { addDays, atWork, DAY, dateOf, startOfDay } from './calendar.ts';
import type { Deal } from './deals.ts';
import { nextStep } from './dealValues.ts';
import { seededId } from './ids.ts';
import type { Lead } from './leads.ts';
import { type Seller, workerAt } from './organisation.ts';
import { PLANS } from './plans.ts';
import type { Random } from './random.ts';
import type { DemoRecord, Instant } from './types.ts';
import { DEAL_TALKS, KIND_NAMES, LEAD_TALKS } from './words/activities.ts';
import { ownership, type World } from './world.ts';

/** Follow-ups on deals: dense when a stage begins, thin when it drags on, more of them from diligent sellers. */
export function dealActivities(root: Random, world: World, deals: readonly Deal[]): DemoRecord[] {
  const random = root.fork('activities');
  return deals.flatMap((deal) => {
    const { record, line, seller, account } = deal;
    const stages = world.tracks[line].open;
    return record.moves.flatMap((move, index) => {
      const place = stages.findIndex((stage) => stage.key === move.stage);
      if (place < 0) return [];
      const end = record.moves[index + 1]?.at ?? world.horizon;
      const worker = workerAt(seller, move.at);
      const count = random.poisson(
        PLANS[line].followUps * Math.exp(0.35 * worker.diligence - 0.06) * (0.7 + 0.6 * (place / stages.length)),
      );
      const dwell = (stages[place]?.dwellDays ?? 14) * DAY;
      return Array.from({ length: count }, () => atWork(move.at + random.exponential(dwell * 0.55), random))
        .filter((at) => at < end)
        .sort((a, b) => a - b)
        .map((at) => {
          const contact = random.pick(account.contacts);
          const share = place / (stages.length - 1);
          const talks = DEAL_TALKS[Math.round(share * (DEAL_TALKS.length - 1))] ?? DEAL_TALKS[0]!;
          const product = world.catalogue.products.find((each) => each.id === record.values.product)?.name ?? '';
          const content = random.pick(talks).replace('{c}', `${contact.values.name}`).replace('{p}', product);
          const planned = random.chance(0.6);
          return followUp(random, world, seller, at, {
            content,
            opportunity: record.id,
            account: account.record.id,
            contact: contact.id,
            nextStep: planned ? nextStep(random, share) : null,
            nextStepDate: planned ? addDays(dateOf(at), random.int(2, 14)) : null,
          });
        });
    });
  });
}

/** First responses and later talks on leads that somebody worked. */
export function leadActivities(root: Random, world: World, leads: readonly Lead[]): DemoRecord[] {
  const random = root.fork('leadActivities');
  return leads.flatMap(({ record, seller, contactName }) => {
    const end = record.moves.at(-1)?.at ?? record.createdAt;
    const count = random.poisson(0.35 + 0.45 * (record.moves.length - 1));
    const times = Array.from({ length: count }, () =>
      random.between(record.createdAt, Math.max(end, record.createdAt + DAY)),
    );
    return times
      .map((at) => atWork(at, random))
      .filter((at) => at < world.horizon)
      .sort((a, b) => a - b)
      .map((at) => {
        const content = random.pick(LEAD_TALKS).replace('{c}', contactName);
        return followUp(random, world, seller, at, { content, lead: record.id }, handOf(record, at, seller));
      });
  });
}

/** Marketing's own follow-ups carry marketing's name. */
function handOf(record: Lead['record'], at: Instant, seller: Seller): string {
  const handed = record.changes?.find((change) => change.field === 'owner');
  if (handed?.from && at < handed.at) return handed.from;
  return handed || record.createdBy === seller.user.id ? workerAt(seller, at).user.id : record.createdBy;
}

function followUp(
  random: Random,
  world: World,
  seller: Seller,
  at: Instant,
  values: DemoRecord['values'],
  hand?: string,
): DemoRecord {
  const kind = random.weighted(Object.keys(KIND_NAMES), (key) => WEIGHTS[key] ?? 0);
  // Written down up to two days later.
  const enteredAt = Math.min(at + Math.round(random.exponential(0.25) * DAY), world.horizon - 1);
  const owned = ownership(world, seller, at, at + 1);
  const author = hand ?? owned.createdBy;
  const department = world.organisation.users.find((user) => user.id === author)?.departmentId ?? owned.departmentId;
  return {
    id: seededId(random, enteredAt),
    createdAt: enteredAt,
    createdBy: author,
    ownerId: author,
    departmentId: author === owned.createdBy ? owned.departmentId : department,
    values: {
      name: KIND_NAMES[kind] ?? null,
      kind,
      at: new Date(at).toISOString(),
      minutes: minutesOf(random, kind),
      ...values,
    },
  };
}

function minutesOf(random: Random, kind: string): number | null {
  if (kind === 'wechat' || kind === 'email') return null;
  return kind === 'call' ? random.int(2, 25) : random.int(6, 36) * 5;
}

const WEIGHTS: Record<string, number> = { call: 38, visit: 20, wechat: 22, meeting: 8, demo: 7, email: 5 };

/**
 * What is to be done: the next step of open deals stands on the deal and, for orderly sellers, as a task; some are overdue.
 * Sets `nextStep` and `nextStepDate` of the deals. A part of what was done is kept as finished tasks.
 */
export function planTasks(
  root: Random,
  world: World,
  deals: readonly Deal[],
  activities: readonly DemoRecord[],
): DemoRecord[] {
  const random = root.fork('tasks');
  const task = (
    owner: Pick<DemoRecord, 'ownerId' | 'departmentId'>,
    at: Instant,
    values: DemoRecord['values'],
  ): DemoRecord => ({
    id: seededId(random, at),
    createdAt: at,
    createdBy: owner.ownerId,
    ownerId: owner.ownerId,
    departmentId: owner.departmentId,
    values: { priority: random.weighted(['high', 'normal', 'low'], (key) => (key === 'normal' ? 6 : 2)), ...values },
  });
  const open = deals
    .filter((deal) => deal.closedAt === undefined)
    .flatMap(({ record, seller, progress, account }) => {
      const worker = workerAt(seller, world.horizon);
      const asked = typeof record.values.nextStep === 'string';
      if (!asked && !random.chance(0.72 + 0.12 * worker.diligence)) return [];
      const step = asked ? `${record.values.nextStep}` : nextStep(random, progress);
      const due = addDays(world.anchor, Math.round(random.normal() * 7 + 5 + 2 * worker.diligence));
      record.values.nextStep = step;
      record.values.nextStepDate = due;
      if (!random.chance(0.55)) return [];
      const since = Math.max(record.createdAt, Math.min(startOfDay(due), world.horizon) - random.between(1, 12) * DAY);
      const at = Math.min(Math.round(since), world.horizon - 1);
      const values = { name: step, dueDate: due, done: false, opportunity: record.id, account: account.record.id };
      return [task(record, at, values)];
    });
  const done = activities
    .filter(() => random.chance(0.05))
    .flatMap((activity) => {
      const { nextStep: step, nextStepDate, opportunity = null, account = null } = activity.values;
      if (typeof step !== 'string' || typeof nextStepDate !== 'string') return [];
      const doneAt = startOfDay(nextStepDate) + Math.round(random.between(-1, 3) * DAY);
      if (doneAt >= world.horizon || doneAt <= activity.createdAt) return [];
      const values = {
        name: step,
        dueDate: nextStepDate,
        done: true,
        doneAt: new Date(doneAt).toISOString(),
        opportunity,
        account,
      };
      return [task(activity, activity.createdAt, values)];
    });
  return [...done, ...open];
}
