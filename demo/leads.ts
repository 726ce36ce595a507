import { DAY, drawMoments } from './calendar.ts';
import type { Campaign } from './catalogue.ts';
import type { Step } from './dealPath.ts';
import { chooseCampaign, type Deal } from './deals.ts';
import { sentence } from './dealValues.ts';
import { seededId } from './ids.ts';
import { convertedPath, unconvertedPath } from './leadPath.ts';
import { type CompanyName, companyNames, mobile, personName } from './names.ts';
import { type Seller, workerAt } from './organisation.ts';
import { LEADS, SOURCE_PLANS } from './plans.ts';
import type { Random } from './random.ts';
import { requiredBy, stageOf } from './track.ts';
import type { DemoStaged, DemoUser, Instant } from './types.ts';
import { LEAD_NEEDS, LEAD_TOPICS, REJECT_NOTES } from './words/leads.ts';
import { TITLES } from './words/people.ts';
import { ownership, type World } from './world.ts';

export type Lead = { record: DemoStaged; seller: Seller; contactName: string };

/** Converted leads of the deals that began as one, and all those that came to nothing or are still being worked. */
export function buildLeads(root: Random, world: World, deals: readonly Deal[]): Lead[] {
  const random = root.fork('leads');
  const draw = companyNames(random.fork('names'));
  const converted = deals.filter((deal) => deal.fromLead).map((deal) => convertedLead(random, world, deal));
  const rest = Math.max(0, Math.round(LEADS * world.scale) - converted.length);
  const fairs = world.catalogue.campaigns.filter((each) => each.kind === 'tradeFair');
  const lift = (day: Instant) => (fairs.some((fair) => fair.from <= day && day < fair.to - 14 * DAY) ? 1.9 : 1);
  const others = drawMoments(random, rest, world.startAt, world.horizon, lift).map((createdAt) => {
    const campaign = chooseCampaign(random, world, createdAt);
    const source = chooseSource(random, campaign);
    const seller = chooseSeller(random, world, createdAt);
    const steps = unconvertedPath(
      random,
      world.tracks.lead,
      createdAt,
      world.horizon,
      SOURCE_PLANS[source]?.quality ?? 0,
    );
    const company = draw(seller.regions);
    const person = { ...personName(random), ...contactTitle(random), phone: mobile(random) };
    return leadOf(random, world, {
      steps,
      source,
      seller,
      company,
      name: company.name,
      person,
      ...(campaign?.kind === source ? { campaign } : {}),
    });
  });
  return [...converted, ...others].sort((a, b) => a.record.createdAt - b.record.createdAt);
}

function convertedLead(random: Random, world: World, deal: Deal): Lead {
  const { account, record, source, campaign, seller } = deal;
  const contact = random.pick(account.contacts.slice(0, 3));
  const lead = leadOf(random, world, {
    steps: convertedPath(random, world.tracks.lead, record.createdAt),
    source,
    seller,
    company: account.company,
    name: `${account.record.values.name}`,
    person: {
      name: `${contact?.values.name}`,
      title: `${contact?.values.title}`,
      phone: `${contact?.values.mobile}`,
      pinyin: 'info',
    },
    ...(campaign ? { campaign } : {}),
  });
  Object.assign(lead.record.values, {
    account: account.record.id,
    contact: contact?.id ?? null,
    opportunity: record.id,
  });
  record.values.lead = lead.record.id;
  return lead;
}

const ANY_NEED = LEAD_NEEDS.any ?? [];

type LeadFacts = {
  steps: Step[];
  source: string;
  seller: Seller;
  company: CompanyName;
  name: string;
  person: { name: string; pinyin: string; title: string; phone: string };
  campaign?: Campaign;
};

function leadOf(random: Random, world: World, facts: LeadFacts): Lead {
  const { steps, source, seller, company, name, person, campaign } = facts;
  const track = world.tracks.lead;
  const createdAt = steps[0]?.at ?? 0;
  const last = steps.at(-1) as Step;
  const stage = stageOf(track, last.stage);
  const required = requiredBy(
    track,
    steps.map((step) => step.stage),
  );
  const values: DemoStaged['values'] = {
    name: `${company.core} ${random.pick(LEAD_TOPICS)}`,
    company: name,
    contactName: person.name,
    title: person.title,
    phone: person.phone,
    email: random.chance(0.5) ? `${person.pinyin}@${company.domain}` : null,
    source,
    campaign: campaign?.id ?? null,
    region: company.region,
    industry: company.industry,
    need:
      required.has('need') || random.chance(0.7)
        ? sentence(random, random.chance(0.7) ? (LEAD_NEEDS[source] ?? ANY_NEED) : ANY_NEED)
        : null,
    budget: required.has('budget') || random.chance(0.2) ? `${random.int(3, 200) * 10_000}` : null,
  };
  if (stage.kind === 'lost' || stage.kind === 'invalid') Object.assign(values, rejection(random, stage.kind));
  const { changes, by, ...owned } = hands(random, world, facts);
  const record: DemoStaged = {
    id: seededId(random, createdAt),
    createdAt,
    ...owned,
    values,
    ...(changes.length ? { changes } : {}),
    funnel: track.funnel,
    stage: stage.key,
    stageKind: stage.kind,
    moves: steps.map((step, index) => ({ ...step, by: by(step, index) })),
  };
  return { record, seller, contactName: person.name };
}

function rejection(random: Random, kind: 'lost' | 'invalid'): DemoStaged['values'] {
  const reasons =
    kind === 'lost'
      ? ['noNeed', 'noNeed', 'noBudget', 'unreachable']
      : ['notTarget', 'duplicate', 'wrongData', 'unreachable'];
  const reason = random.pick(reasons);
  return { rejectReason: reason, rejectNote: random.chance(0.6) ? random.pick(REJECT_NOTES[reason] ?? ['']) : null };
}

/** Marketing works a lead until it is marketing qualified; then a seller judges it. One's own finds are one's own from the start. */
function hands(random: Random, world: World, { steps, source, seller }: LeadFacts) {
  const createdAt = steps[0]?.at ?? 0;
  const end = stageOf(world.tracks.lead, steps.at(-1)?.stage ?? '').kind === 'open' ? undefined : steps.at(-1)?.at;
  const sales = (at: Instant) => workerAt(seller, at).user.id;
  const owned = ownership(world, seller, createdAt, end);
  if (source === 'prospecting' || source === 'referral' || source === 'partner') {
    return { ...owned, by: (step: Step) => sales(step.at) };
  }
  const marketer: DemoUser = random.pick(world.organisation.marketers.slice(1));
  const handedAt = steps[1]?.kind === 'forward' ? steps[1].at : undefined;
  const by = (step: Step, index: number) => (index < 2 ? marketer.id : sales(step.at));
  if (handedAt === undefined) {
    return { createdBy: marketer.id, ownerId: marketer.id, departmentId: marketer.departmentId, changes: [], by };
  }
  const after = ownership(world, seller, handedAt, end);
  const first = after.changes.find((change) => change.field === 'department');
  const to = first?.from ?? after.departmentId;
  return {
    ...after,
    createdBy: marketer.id,
    by,
    changes: [
      { field: 'owner' as const, at: handedAt, by: marketer.id, from: marketer.id, to: sales(handedAt) },
      { field: 'department' as const, at: handedAt, by: marketer.id, from: marketer.departmentId, to },
      ...after.changes,
    ],
  };
}

function chooseSource(random: Random, campaign: Campaign | undefined): string {
  return random.weighted(
    Object.keys(SOURCE_PLANS),
    (key) => (SOURCE_PLANS[key]?.leads ?? 0) * (campaign?.kind === key ? 3 : 1),
  );
}

function chooseSeller(random: Random, world: World, at: Instant): Seller {
  const there = world.organisation.sellers.filter((each) => each.joinedAt <= at && (each.leftAt ?? Infinity) > at);
  return random.weighted(there, (seller) => seller.load);
}

function contactTitle(random: Random): { title: string } {
  return { title: random.pick(TITLES)[0] };
}
