import { BUSINESS_LINE_FUNNELS, STANDARD_FUNNELS } from '#domain/funnels/index.ts';
import { type Account, type AccountBook, createAccountBook } from './accounts.ts';
import { dealActivities, leadActivities, planTasks } from './activities.ts';
import { addMonths, startOfDay } from './calendar.ts';
import { buildCatalogue } from './catalogue.ts';
import { buildContactRoles, buildLines } from './dealParts.ts';
import { buildDeals, type Deal } from './deals.ts';
import { buildLeads } from './leads.ts';
import { buildOrganisation, GROUP_NAME } from './organisation.ts';
import { MONTHS } from './plans.ts';
import { buildQuotations } from './quotations.ts';
import { createRandom } from './random.ts';
import { type DemoFunnel, trackOf } from './track.ts';
import type { DemoCompany } from './types.ts';
import type { World } from './world.ts';

export type DemoRequest = {
  /** 'YYYY-MM-DD': the day that counts as today; nothing has happened on it yet. */
  anchor: string;
  seed?: number;
  /** Share of the full size (12 000 deals, 20 000 leads); the people stay the same. */
  scale?: number;
  /** The funnels `leads`, `equipment`, `integration` and `saas`; by default those that come with the product. */
  funnels?: readonly DemoFunnel[];
};

/** The demo company as plain rows: 24 months up to the anchor. Pure: one seed and anchor, one company. */
export function generateDemo({
  anchor,
  seed = 20_240_601,
  scale = 1,
  funnels = DEMO_FUNNELS,
}: DemoRequest): DemoCompany {
  const random = createRandom(seed);
  const from = addMonths(anchor, -MONTHS);
  const startAt = startOfDay(from);
  const organisation = buildOrganisation(random.fork('organisation'), anchor, startAt);
  const catalogue = buildCatalogue(random.fork('catalogue'), organisation, from, anchor);
  const quotations = buildQuotations(random.fork('files'), startAt, organisation.administrator);
  const world: World = {
    anchor,
    startAt,
    horizon: startOfDay(anchor),
    scale,
    organisation,
    catalogue,
    quotations,
    tracks: {
      lead: trackOf(funnels, 'leads'),
      equipment: trackOf(funnels, 'equipment'),
      integration: trackOf(funnels, 'integration'),
      saas: trackOf(funnels, 'saas'),
    },
  };
  const book = createAccountBook(random, world);
  const deals = buildDeals(random, world, book);
  const accounts = inUse(book, deals);
  const leads = buildLeads(random, world, deals);
  const activities = [...dealActivities(random, world, deals), ...leadActivities(random, world, leads)];
  const tasks = planTasks(random, world, deals, activities);
  return {
    name: GROUP_NAME,
    anchor,
    horizon: world.horizon,
    departments: organisation.departments,
    users: organisation.users,
    files: Object.values(quotations),
    ...catalogue.records,
    accounts: accounts.map((account) => account.record),
    contacts: accounts.flatMap((account) => account.contacts),
    leads: leads.map((lead) => lead.record),
    opportunities: deals.map((deal) => deal.record),
    opportunityLines: buildLines(random, deals),
    contactRoles: buildContactRoles(random, world, deals),
    activities,
    tasks,
  };
}

/** Customers whose only deals had closed before the system began never came into it. */
function inUse(book: AccountBook, deals: readonly Deal[]): Account[] {
  const used = new Set(deals.map((deal) => deal.account));
  return book.accounts.filter(
    (account) => used.has(account) || account.record.values.parent !== undefined || account === book.strategic,
  );
}

const DEMO_FUNNELS: readonly DemoFunnel[] = [...STANDARD_FUNNELS, ...BUSINESS_LINE_FUNNELS];
