import type { Stage } from '#domain/funnels/index.ts';
import type { RecordValues } from '#domain/objects/types.ts';
import type { Account, AccountBook } from './accounts.ts';
import { addMonths, DAY, dateOf, drawMoments, HOUR, startOfDay } from './calendar.ts';
import type { Campaign, Competitor } from './catalogue.ts';
import { closeDates } from './closeDates.ts';
import { type Circumstances, fallsSince, forcesOn } from './dealForces.ts';
import { type Step, walk } from './dealPath.ts';
import { dealValues } from './dealValues.ts';
import { seededId } from './ids.ts';
import { type LineItem, lineItems, mainProduct } from './lineItems.ts';
import { lossNote, lossReason } from './losses.ts';
import { type Seller, workerAt } from './organisation.ts';
import { type LinePlan, MONTHS, PLANS, SOURCE_PLANS, WARM_UP_MONTHS } from './plans.ts';
import type { Random } from './random.ts';
import { furthest, stageOf } from './track.ts';
import { type DemoChange, type DemoStaged, type Instant, LINES, type LineKey } from './types.ts';
import { AGGRESSIVE_RIVAL } from './words/products.ts';
import { ownership, type World } from './world.ts';

export type Deal = {
  record: DemoStaged;
  line: LineKey;
  seller: Seller;
  account: Account;
  items: LineItem[];
  source: string;
  campaign?: Campaign;
  /** Began as a lead that was converted. */
  fromLead: boolean;
  /** Furthest open stage ÷ last open stage. */
  progress: number;
  closedAt?: Instant;
};

/** The strategic customer's share of each line's deals. */
const STRATEGIC: Record<LineKey, number> = { equipment: 12, integration: 15, saas: 18 };

/** All deals in the order of their creation, so that customers are known before they buy again. */
export function buildDeals(root: Random, world: World, book: AccountBook): Deal[] {
  const random = root.fork('deals');
  return beginnings(random, world).flatMap(({ line, createdAt }) => {
    const deal = buildDeal(random, world, book, line, createdAt);
    return deal ? [deal] : [];
  });
}

/** By month: budgets that must be spent before the year is over bring demand in autumn; January begins slowly. */
const SEASON: Record<number, number> = { 1: 0.85, 10: 1.1, 11: 1.25, 12: 1.1 };

function beginnings(random: Random, world: World): { line: LineKey; createdAt: Instant }[] {
  const warmUp = startOfDay(addMonths(world.anchor, -MONTHS - WARM_UP_MONTHS));
  const growth = (day: Instant) =>
    (1 + (0.16 * (day - world.startAt)) / (world.horizon - world.startAt)) *
    (SEASON[Number(dateOf(day).slice(5, 7))] ?? 1);
  return LINES.flatMap((line) => {
    const full = PLANS[line].deals * world.scale;
    const before = drawMoments(random, Math.round((full * WARM_UP_MONTHS) / MONTHS), warmUp, world.startAt);
    const within = drawMoments(random, Math.round(full), world.startAt, world.horizon, growth);
    return [...before, ...within].map((createdAt) => ({ line, createdAt }));
  }).sort((a, b) => a.createdAt - b.createdAt);
}

function buildDeal(
  random: Random,
  world: World,
  book: AccountBook,
  line: LineKey,
  createdAt: Instant,
): Deal | undefined {
  const opening = openDeal(random, world, book, line, createdAt);
  const forces = forcesOn(random, world, opening);
  const steps = walk(random, world.tracks[line], forces);
  const last = steps.at(-1) as Step;
  const stage = stageOf(world.tracks[line], last.stage);
  const closedAt = stage.kind === 'open' ? undefined : last.at;
  // Of the time before the system only what was still going on has been brought over.
  if (opening.legacy && closedAt !== undefined && closedAt < world.startAt) return undefined;
  return writeDeal(random, world, {
    ...opening,
    steps,
    stage,
    closedAt,
    stuck: forces.stuckStage >= 0,
    late: forces.late,
  });
}

type Opening = Circumstances & { legacy: boolean; strategic: boolean; target: number; campaign?: Campaign };

/** Who begins the deal, with whom, why and how big. */
function openDeal(random: Random, world: World, book: AccountBook, line: LineKey, createdAt: Instant): Opening {
  const plan = PLANS[line];
  const seller = chooseSeller(random, world, line, createdAt);
  const legacy = createdAt < world.startAt;
  const strategic = !legacy && random.chance(STRATEGIC[line] / (plan.deals * world.scale));
  const running = chooseCampaign(random, world, createdAt);
  const source = strategic ? 'referral' : chooseSource(random, running);
  const competitor = chooseCompetitor(random, world, line, createdAt);
  const target = Math.min(random.logNormal(plan.amount * (strategic ? 1.7 : 1), plan.spread), plan.amount * 12);
  const known = random.chance(plan.newAccount) ? undefined : book.known(seller);
  const enteredAt = createdAt - Math.round(random.between(0.02, 60) * HOUR);
  const account = strategic ? book.strategic : (known ?? book.open(seller, enteredAt, source));
  return {
    line,
    plan,
    seller,
    account,
    source,
    createdAt,
    relativeAmount: target / plan.amount,
    legacy,
    strategic,
    target,
    ...(competitor ? { competitor } : {}),
    ...(running?.kind === source ? { campaign: running } : {}),
  };
}

type Story = Opening & { steps: Step[]; stage: Stage; closedAt: Instant | undefined; stuck: boolean; late: boolean };

/** Puts what happened into a record. */
function writeDeal(random: Random, world: World, story: Story): Deal {
  const { line, plan, seller, account, source, campaign, createdAt, target, steps, stage, closedAt, strategic } = story;
  const track = world.tracks[line];
  const path = steps.map((step) => step.stage);
  const progress = furthest(track, path) / (track.open.length - 1);
  const products = world.catalogue.products.filter((each) => each.line === line);
  const product = mainProduct(random, products, target);
  const items = progress > 0 || stage.kind === 'won' ? lineItems(random, products, product, target) : [];
  const amount = items.length ? sumOf(items) : Math.round(target / 1000) * 1000;
  const worker = (at: Instant) => workerAt(seller, at);
  const dates = closeDates(random, {
    createdAt,
    worker,
    cycleDays: plan.cycleDays,
    end: closedAt ?? world.horizon,
    won: stage.kind === 'won',
  });
  const { changes, ...owned } = ownership(world, seller, createdAt, closedAt);
  const values = {
    ...dealValues(random, {
      ...story,
      track,
      path,
      product,
      items,
      amount,
      rivals: world.catalogue.competitors.filter((each) => each.lines.includes(line)),
      quotation: world.quotations[line],
    }),
    amount: `${amount}`,
    expectedCloseDate: dates.current,
    originalCloseDate: dates.original,
    forecastCategory: stage.category,
    source,
    campaign: campaign?.id ?? null,
    ...ending(random, story, progress),
  };
  if (stage.kind === 'won') {
    account.wins += 1;
    account.record.values.status = 'customer';
  }
  const amounts = amountChanges(random, amount, steps, worker);
  const record: DemoStaged = {
    id: seededId(random, createdAt),
    createdAt,
    ...owned,
    values,
    changes: [...changes, ...amounts, ...dates.changes].sort((a, b) => a.at - b.at),
    funnel: track.funnel,
    stage: stage.key,
    stageKind: stage.kind,
    moves: steps.map((step) => ({ ...step, by: worker(step.at).user.id })),
    ...(strategic && account.record.teamUserIds ? { teamUserIds: account.record.teamUserIds } : {}),
  };
  return {
    record,
    line,
    seller,
    account,
    items,
    source,
    progress,
    fromLead: !strategic && !story.legacy && !story.late && random.chance(leadChance(plan, source)),
    ...(campaign ? { campaign } : {}),
    ...(closedAt === undefined ? {} : { closedAt }),
  };
}

/** In fen, so that the deal's amount is exactly the sum of its lines. */
const sumOf = (items: readonly LineItem[]): number =>
  items.reduce((sum, item) => sum + Math.round(item.amount * 100), 0) / 100;

/** Why it was lost or struck out. */
function ending(random: Random, story: Story, progress: number): RecordValues {
  const { stage, competitor, seller, relativeAmount, stuck, closedAt = 0 } = story;
  if (stage.kind === 'invalid') return { invalidReason: random.pick(['duplicate', 'mistake', 'notReal', 'notReal']) };
  if (stage.kind !== 'lost') return {};
  const reason = lossReason(random, {
    stageShare: progress,
    skill: workerAt(seller, closedAt).skill,
    relativeAmount,
    stuck,
    ...(competitor ? { rival: competitor.name } : {}),
  });
  const subs = stage.reasons?.list.find(({ code }) => code === reason)?.subs ?? [];
  const detail = subs[Math.floor(relativeAmount * 1000) % Math.max(1, subs.length)];
  return {
    lossReason: reason,
    ...(detail ? { lossDetail: detail.code } : {}),
    ...(competitor && reason === 'competitor' ? { competitor: competitor.id } : {}),
    ...(random.chance(0.7) ? { lossNote: lossNote(random, reason, competitor?.name) } : {}),
  };
}

function chooseSeller(random: Random, world: World, line: LineKey, at: Instant): Seller {
  const there = world.organisation.sellers.filter(
    (seller) =>
      seller.line === line && seller.joinedAt <= Math.max(at, world.startAt) && (seller.leftAt ?? Infinity) > at,
  );
  return random.weighted(there, (seller) => seller.load);
}

/** A fair or another action that was going on. */
export function chooseCampaign(random: Random, world: World, at: Instant): Campaign | undefined {
  const running = world.catalogue.campaigns.filter((each) => each.from <= at && at < each.to);
  return running.length ? random.pick(running) : undefined;
}

function chooseSource(random: Random, campaign: Campaign | undefined): string {
  return random.weighted(
    Object.keys(SOURCE_PLANS),
    (key) => (SOURCE_PLANS[key]?.deals ?? 0) * (campaign?.kind === key ? 4 : 1),
  );
}

/** Sources that marketing feeds come as leads, customers of one's own seldom do. */
function leadChance(plan: LinePlan, source: string): number {
  const own = source === 'referral' || source === 'prospecting' || source === 'partner';
  return Math.min(0.97, plan.fromLead * (own ? 0.62 : 2.2));
}

function chooseCompetitor(random: Random, world: World, line: LineKey, at: Instant): Competitor | undefined {
  const fierce = line === 'integration' && at >= fallsSince(world) - 40 * DAY;
  if (!random.chance(fierce ? 0.75 : 0.55)) return undefined;
  const rivals = world.catalogue.competitors.filter((each) => each.lines.includes(line));
  return random.weighted(rivals, (each) => (fierce && each.name === AGGRESSIVE_RIVAL ? 5 : 1));
}

/** Estimates become offers: a third of the deals changed their amount on the way. */
function amountChanges(random: Random, amount: number, steps: Step[], worker: (at: Instant) => Seller): DemoChange[] {
  const changes: DemoChange[] = [];
  let to = `${amount}`;
  for (const step of steps.slice(1).reverse()) {
    if (step.kind !== 'forward' && step.kind !== 'skip') continue;
    if (!random.chance(0.2)) continue;
    const from = `${Math.max(1000, Math.round((Number(to) * Math.exp(0.18 * random.normal() + 0.04)) / 1000) * 1000)}`;
    const { at } = step;
    if (from !== to) changes.unshift({ field: 'amount', at, by: worker(at).user.id, from, to });
    to = from;
  }
  return changes;
}
