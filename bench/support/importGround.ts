import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ImportPlan, importPlanSchema } from '#contract/exchange.ts';
import { runImport, undoImport } from '#server/modules/exchange/index.ts';
import type { Context } from '#server/platform/context.ts';
import { migrate, openPool, openPools, startEmbedded } from '#server/platform/postgres/index.ts';
import type { Queryable } from '#server/platform/sql.ts';
import { createWorld } from '#server/testing/identityWorld.ts';
import { wire } from '#server/wiring.ts';
import { writeAccounts, writeDeals } from './dealFile.ts';
import { copyIn, copyOut, dataDirectory, emptyFloor, FILLED, makeFloor, postmasterOf } from './floorQueries.ts';

const DEAL_PLAN: ImportPlan = importPlanSchema.parse({
  object: 'opportunity',
  key: 'externalId',
  columns: {
    ID: 'externalId',
    商机名称: 'name',
    客户: 'account',
    负责人: 'owner',
    金额: 'amount',
    阶段: 'stage',
    创建时间: 'createdAt',
    关闭时间: 'closedAt',
    进入阶段时间: 'stageSince',
    预计成交日期: 'expectedCloseDate',
    来源: 'source',
    下一步: 'nextStep',
  },
});
const ACCOUNT_PLAN: ImportPlan = importPlanSchema.parse({ object: 'account', columns: { 客户名称: 'name' } });

/**
 * A company with people and accounts and no deal yet, over a durable PostgreSQL of its own, as an installation has it; and beside it
 * the floor: the same tables with all their indexes, to be filled by COPY.
 */
export type ImportGround = {
  /** The process that PostgreSQL's others come from. */
  postmaster: number;
  /** Writes a file of deals that no earlier one holds. */
  dealFile(count: number): Promise<{ path: string; megabytes: number }>;
  importDeals(path: string, options?: Parameters<typeof runImport>[3]): Promise<{ id: number; created: number }>;
  undo(id: number): Promise<number>;
  /** Takes the rows that an import wrote for those of the floor; answers how many. */
  takeForFloor(id: number): Promise<number>;
  emptyFloor(): Promise<void>;
  fillFloor(): Promise<void>;
  close(): Promise<void>;
};

export async function openImportGround(size: { accounts: number; people: number }): Promise<ImportGround> {
  const folder = mkdtempSync(join(tmpdir(), 'loudou-bench-'));
  const log = { info() {}, warn: (text: string) => console.error(text) };
  const database = await startEmbedded({ dataDir: join(folder, 'data'), log });
  wire();
  const pools = openPools({ ...database, statementTimeoutMs: 60_000 });
  const superuser = openPool(database.superuserUrl, 1, 'loudou bench');
  const close = async () => {
    await superuser.end();
    await pools.close();
    await database.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await migrate(pools.owner);
    const world = await createWorld(pools, 'bench');
    const people = Array.from({ length: size.people }, (_, n) => `销售${n}`);
    for (const name of people) await world.user(name);
    const ctx: Context = await world.as(await world.user('管理员', { roles: ['administrator'] }));
    await writeAccounts(join(folder, 'accounts.csv'), size.accounts);
    await runImport(ctx, ACCOUNT_PLAN, { path: join(folder, 'accounts.csv'), name: 'accounts.csv' });
    return { ...(await attend({ folder, ctx, superuser, people, accounts: size.accounts })), close };
  } catch (error) {
    await close();
    throw error;
  }
}

type Site = { folder: string; ctx: Context; superuser: Queryable; people: string[]; accounts: number };

async function attend({ folder, ctx, superuser, people, accounts }: Site): Promise<Omit<ImportGround, 'close'>> {
  const home = await dataDirectory(superuser);
  const binary = (table: string) => `${home}/${table}.bin`;
  const now = () => ({ ...ctx, now: new Date() });
  let written = 0;
  return {
    postmaster: postmasterOf(home),
    async dealFile(count) {
      const path = join(folder, `deals-${written}.csv`);
      await writeDeals(path, count, { accounts, people, from: written });
      written += count;
      return { path, megabytes: Math.round(statSync(path).size / 1_048_576) };
    },
    async importDeals(path, options) {
      const { id, counts } = await runImport(now(), DEAL_PLAN, { path, name: 'deals.csv' }, options);
      return { id, created: counts.created };
    },
    undo: async (id) => (await undoImport(now(), id)).undone,
    async takeForFloor(id) {
      await makeFloor(superuser, ctx.workspace.schema);
      let rows = 0;
      for (const table of FILLED) rows += await copyOut(superuser, ctx.workspace.schema, table, id, binary(table));
      return rows;
    },
    emptyFloor: () => emptyFloor(superuser),
    async fillFloor() {
      for (const table of FILLED) await copyIn(superuser, table, binary(table));
    },
  };
}
