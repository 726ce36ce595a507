import { createHash } from 'node:crypto';
import { BUSINESS_LINE_FUNNELS, STANDARD_FUNNELS, STANDARD_PHASES } from '#domain/funnels/index.ts';
import type { ObjectDefinition } from '#domain/objects/index.ts';
import { installFunnels } from '#server/modules/funnels/index.ts';
import { bumpDefinitionsVersion, type Definitions, loadDefinitions } from '#server/modules/objects/index.ts';
import { isSearchable, searchDocument, upsertSearchDocuments } from '#server/modules/records/index.ts';
import type { Context } from '#server/platform/context.ts';
import { inTransaction } from '#server/platform/postgres/index.ts';
import type { Transaction } from '#server/platform/sql.ts';
import { addMonths, startOfDay } from './calendar.ts';
import { generateDemo } from './generate.ts';
import { historyOf } from './history.ts';
import { isStaged, type Told, writeHistory } from './loadHistory.ts';
import {
  analyse,
  insertDepartments,
  insertFiles,
  insertNotifications,
  insertRecords,
  insertUsers,
  passHistory,
  selectFunnelState,
  selectTokens,
  setLastNumber,
} from './loadQueries.ts';
import { type Access, accessOf, chunks, numberRecords, recordRows } from './loadRows.ts';
import { notificationsOf } from './notifications.ts';
import { MONTHS } from './plans.ts';
import { trackOf } from './track.ts';
import type { DemoCompany, DemoRecord } from './types.ts';

export { GROUP_NAME } from './organisation.ts';

export type LoadRequest = Pick<Context, 'pools' | 'workspace'> & {
  /** 'YYYY-MM-DD': today in Asia/Shanghai, where the company lives. */
  anchor: string;
  seed?: number;
  /** Share of the full size. */
  scale?: number;
  /** Called as it goes on, `share` from 0 to 1. */
  onProgress?: (share: number) => void;
};

/** How many records there are now, by object. */
export type Loaded = Record<string, number>;

const FUNNELS = [...STANDARD_FUNNELS, ...BUSINESS_LINE_FUNNELS];

/**
 * Fills a new workspace (objects and roles are installed, nobody is in it) with the demo company, in one transaction:
 * people, records with their true times, events, visits, spans, search entries. Installs the funnels that are missing.
 * Every active person gets a login without a password; the first of each role is the one for the role switcher.
 */
export async function loadDemo(request: LoadRequest): Promise<Loaded> {
  const { pools, workspace, onProgress = () => {} } = request;
  const { anchor, seed, scale } = request;
  const company = generateDemo({
    anchor,
    ...(seed === undefined ? {} : { seed }),
    ...(scale === undefined ? {} : { scale }),
  });
  onProgress(0.05);
  const definitions = await loadDefinitions(pools.app, workspace);
  const version = await inTransaction(pools.app, async (tx) => {
    const versions = await prepareFunnels(tx, workspace);
    const access = await insertPeople(tx, workspace, company);
    // Before the records: follow-ups are made to say whom they speak to.
    const notifications = notificationsOf(company);
    await writeRecords({ tx, workspace, company, definitions, access, versions }, onProgress);
    await insertNotifications(tx, workspace, notifications);
    await passHistory(tx, workspace);
    return bumpDefinitionsVersion(tx, workspace.id);
  });
  workspace.definitionsVersion = version;
  const shared = ['event', 'stage_visit', 'record_span', 'search_doc', 'users', 'department'];
  await analyse(pools.owner, workspace, [...definitions.all.map((object) => object.table), ...shared]);
  onProgress(1);
  return Object.fromEntries(tablesOf(company).map(([key, records]) => [key, records.length]));
}

type Loading = {
  tx: Transaction;
  workspace: Context['workspace'];
  company: DemoCompany;
  definitions: Definitions;
  access: Access;
  /** Live version by funnel key. */
  versions: Map<string, number>;
};

async function prepareFunnels(tx: Transaction, workspace: Context['workspace']): Promise<Map<string, number>> {
  const { phases, versions } = await selectFunnelState(tx, workspace);
  const missing = FUNNELS.filter((funnel) => !versions.has(funnel.key));
  await installFunnels(tx, workspace, missing, phases > 0 ? [] : STANDARD_PHASES);
  return (await selectFunnelState(tx, workspace)).versions;
}

async function insertPeople(tx: Transaction, workspace: Context['workspace'], company: DemoCompany): Promise<Access> {
  const createdAt = foundedAt(company);
  await insertDepartments(
    tx,
    workspace,
    company.departments.map((department) => ({ ...department, createdAt })),
  );
  const personasFirst = [...company.users].sort((a, b) => Number(Boolean(b.persona)) - Number(Boolean(a.persona)));
  await insertUsers(tx, workspace, personasFirst);
  const hash = (content: Uint8Array) => createHash('sha256').update(content).digest('hex');
  await insertFiles(
    tx,
    workspace,
    company.files.map((file) => ({ ...file, hash: hash(file.content) })),
  );
  const { users, departments } = await selectTokens(tx, workspace);
  return accessOf(users, departments);
}

const foundedAt = (company: DemoCompany): number => startOfDay(addMonths(company.anchor, -MONTHS));

function tablesOf(company: DemoCompany): [key: string, records: DemoRecord[]][] {
  return [
    ['product', company.products],
    ['competitor', company.competitors],
    ['campaign', company.campaigns],
    ['account', company.accounts],
    ['contact', company.contacts],
    ['lead', company.leads],
    ['opportunity', company.opportunities],
    ['opportunityLine', company.opportunityLines],
    ['contactRole', company.contactRoles],
    ['activity', company.activities],
    ['task', company.tasks],
  ];
}

async function writeRecords(loading: Loading, onProgress: (share: number) => void): Promise<void> {
  const { company, definitions, tx, workspace } = loading;
  const tables = tablesOf(company);
  const total = tables.reduce((sum, [, records]) => sum + records.length, 0);
  const told: Told[] = [];
  let done = 0;
  for (const [key, records] of tables) {
    const object = definitions.object(key);
    records.sort((a, b) => a.createdAt - b.createdAt);
    for (const [fieldId, last] of numberRecords(object, records)) await setLastNumber(tx, workspace, fieldId, last);
    for (const chunk of chunks(records)) {
      await writeChunk(loading, object, chunk);
      done += chunk.length;
      onProgress(0.05 + (0.5 * done) / total);
    }
    for (const record of records) {
      const history = isStaged(record) ? historyOf(record, trackOf(FUNNELS, record.funnel)) : undefined;
      told.push({ record, object, ...(history ? { history } : {}) });
    }
  }
  const ground = { tx, workspace, versions: loading.versions, startAt: foundedAt(company) };
  await writeHistory(ground, told, (share) => onProgress(0.55 + 0.4 * share));
}

async function writeChunk(loading: Loading, object: ObjectDefinition, records: DemoRecord[]): Promise<void> {
  const { tx, workspace, access } = loading;
  const { columns, rows } = recordRows(object, records, access, touchesOf, (record) => trackOf(FUNNELS, record.funnel));
  await insertRecords(tx, workspace, object, columns, rows);
  if (!isSearchable(object)) return;
  const documents = records.map((record) =>
    searchDocument(object, {
      id: record.id,
      values: record.values,
      access: object.visibility.own ? access(record) : [],
    }),
  );
  await upsertSearchDocuments(tx, workspace, object.id, documents);
}

/** How often a record was changed, and who touched it last. */
function touchesOf(record: DemoRecord): { count: number; at: number; by: string } {
  const moves = isStaged(record) ? record.moves.slice(1) : [];
  const all = [...moves, ...(record.changes ?? [])];
  const last = all.reduce((latest, each) => (each.at >= latest.at ? each : latest), {
    at: record.createdAt,
    by: record.createdBy,
  });
  return { count: new Set(all.map((each) => each.at)).size, at: last.at, by: last.by };
}
