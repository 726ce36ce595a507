import { parseArgs } from 'node:util';
import { BUSINESS_LINE_FUNNELS } from '#domain/funnels/index.ts';
import { installFunnels } from '#server/modules/funnels/index.ts';
import { createWorkspace } from '#server/modules/identity/index.ts';
import { bumpDefinitionsVersion, loadDefinitions } from '#server/modules/objects/index.ts';
import { inTransaction, migrate, openPools, startEmbedded } from '#server/platform/postgres/index.ts';
import { wire } from '#server/wiring.ts';
import { type Draw, insertAccounts, insertContacts } from './accountQueries.ts';
import { draftDeals, draftLeads, fillDrafts, loadStages } from './draftQueries.ts';
import { insertEvents, insertVisitsAndSpans, takeSteps } from './historyQueries.ts';
import { countRows, dropIndexes, settle, tune } from './indexQueries.ts';
import { insertCompany } from './peopleQueries.ts';
import { insertDeals, insertLeads } from './recordQueries.ts';
import { insertSearch } from './searchQueries.ts';
import { seeded } from './seeded.ts';
import { loadCompanies, loadDigits, loadNames, loadProjects } from './wordQueries.ts';
import { codeTokens, companyNames, digitTokens, leadTopics, personNames, projectNames } from './words.ts';

/**
 * Builds a data folder with a company of 3 000 people in 300 departments and a million deals with their accounts, contacts, leads, events, visits,
 * spans and search entries, by statements over whole tables. The same seed, size and anchor give the same company.
 *
 *   node bench/million/build.ts --data /somewhere [--deals 1000000] [--seed 7] [--anchor 2026-03-31]
 */
const { values: options } = parseArgs({
  options: {
    data: { type: 'string' },
    deals: { type: 'string', default: '1000000' },
    seed: { type: 'string', default: '7' },
    anchor: { type: 'string', default: new Date().toISOString().slice(0, 10) },
  },
});
const FILLED = ['account', 'contact', 'lead', 'opportunity', 'event', 'stage_visit', 'record_span', 'search_doc'];
const ACCOUNTS_PER_DEAL = 1 / 8;
const LEADS_PER_DEAL = 1 / 4;

async function build(data: string, deals: number, seed: number, anchor: string): Promise<void> {
  const log = { info: console.log, warn: console.warn };
  wire();
  const database = await startEmbedded({ dataDir: data, log, durable: false });
  const pools = openPools(database);
  try {
    await migrate(pools.owner);
    const basics = {
      slug: 'million',
      name: '百万集团',
      locale: 'zh-CN',
      timeZone: 'Asia/Shanghai',
      currency: 'CNY',
    } as const;
    // A demo company, so that its role switcher signs in as a rep, a manager of 500 people or an executive.
    const workspace = await createWorkspace({ pools }, { ...basics, demo: true, demoAnchor: anchor });
    await inTransaction(pools.app, (tx) => installFunnels(tx, workspace, BUSINESS_LINE_FUNNELS, []));
    const definitions = await loadDefinitions(pools.app, workspace);
    const idOf = (key: string) => definitions.object(key).id;
    const ids = {
      account: idOf('account'),
      contact: idOf('contact'),
      lead: idOf('lead'),
      opportunity: idOf('opportunity'),
    };
    const category = definitions.object('opportunity').fields.find(({ key }) => key === 'forecastCategory')?.id ?? 0;
    const draw: Draw = { seeded: seeded(seed), anchor };
    const db = await pools.owner.connect();
    try {
      const step = stopwatch();
      await tune(db);
      await loadNames(db, 'person_word', personNames(seed));
      await loadNames(db, 'topic_word', leadTopics());
      await loadProjects(db, projectNames());
      await loadDigits(db, digitTokens());
      await loadCompanies(db, companyNames(seed, Math.ceil(deals * ACCOUNTS_PER_DEAL)));
      step('words');
      await insertCompany(db, workspace, draw.seeded, anchor);
      const indexes = await dropIndexes(db, workspace, FILLED);
      await insertAccounts(db, workspace, draw);
      await insertContacts(db, workspace, draw);
      step('people, accounts, contacts');
      await loadStages(db, workspace);
      await draftDeals(db, draw, ids.opportunity, deals);
      await draftLeads(db, draw, ids.lead, Math.ceil(deals * LEADS_PER_DEAL));
      await fillDrafts(db, draw);
      await takeSteps(db, draw);
      step('drafts');
      await insertDeals(db, workspace, draw, ids.opportunity);
      await insertLeads(db, workspace, draw, ids.lead);
      step('deals, leads');
      await insertEvents(db, workspace, { ...ids, category });
      step('events');
      await insertVisitsAndSpans(db, workspace);
      step('visits, spans');
      await insertSearch(db, workspace, draw, ids, codeTokens());
      step('search entries');
      for (const definition of indexes) await db.query(definition);
      step('indexes');
      await settle(db, workspace, [...FILLED, 'users', 'department']);
      step('vacuum, analyze');
      await bumpDefinitionsVersion(db, workspace.id);
      console.log(await countRows(db, workspace, FILLED));
    } finally {
      db.release();
    }
  } finally {
    await pools.close();
    await database.stop();
  }
}

function stopwatch(): (what: string) => void {
  let since = Date.now();
  return (what) => {
    console.log(`${what}: ${((Date.now() - since) / 1000).toFixed(1)} s`);
    since = Date.now();
  };
}

if (!options.data) throw new Error('--data <folder>');
await build(options.data, Number(options.deals), Number(options.seed), options.anchor);
process.exit(0);
