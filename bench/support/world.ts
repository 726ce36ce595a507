import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client, type Pool } from 'pg';
import { readerTokens, scopeFor } from '#domain/identity/index.ts';
import { getFunnels } from '#server/modules/funnels/index.ts';
import { createApiToken } from '#server/modules/identity/index.ts';
import type { Context } from '#server/platform/context.ts';
import { attachEmbedded } from '#server/platform/postgres/index.ts';
import { end, untilListening } from '../../e2e/support/server.ts';
import { openMillion, READERS, type Reader } from '../million/open.ts';
import { HttpClient } from './httpClient.ts';
import type { Bench, Persona } from './types.ts';

/** Who writes at once. */
export const CLIENTS = 8;
const ROOT = join(import.meta.dirname, '..', '..');
export type World = Bench & { pool: Pool; contextOf(name: Reader): Context; close(): Promise<void> };

/** A company of `deals` deals in a folder of its own; made when it is not there, or not finished. */
export async function companyFolder(root: string, deals: number): Promise<string> {
  const folder = join(root, String(deals));
  const finished = join(folder, 'finished');
  if (existsSync(finished)) return folder;
  rmSync(folder, { recursive: true, force: true });
  await run(['bench/million/build.ts', '--data', folder, '--deals', String(deals)]);
  writeFileSync(finished, new Date().toISOString());
  return folder;
}

/** The product as a process of its own on that folder, three people with tokens, and a connection for the floors. */
export async function openWorld(folder: string, deals: number): Promise<World> {
  const server = spawn(process.execPath, ['server/main.ts', 'serve', '--port', '0', '--data', folder], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  try {
    return await attend(folder, deals, server);
  } catch (error) {
    await end(server);
    throw error;
  }
}

async function attend(folder: string, deals: number, server: ChildProcess): Promise<World> {
  const { address } = await untilListening(server);
  const { pools, workspace, as, close } = await openMillion(folder);
  const contexts = new Map(await Promise.all(READERS.map(async (name) => [name, await as(name)] as const)));
  const contextOf = (name: Reader) => contexts.get(name)!;
  const personas = await Promise.all(READERS.map((name) => personaOf(name, contextOf(name), address)));
  const find = (name: Reader) => personas.find((persona) => persona.name === name)!;
  const clients = Array.from(
    { length: 1 + CLIENTS },
    () => new Client({ connectionString: attachEmbedded(folder)!.appUrl }),
  );
  await Promise.all(clients.map((client) => client.connect()));
  const [sql, ...connections] = clients as [Client, ...Client[]];
  return {
    schema: `"${workspace.schema}"`,
    deals,
    funnel: await busiestFunnel(contextOf('executive')),
    sql,
    connections,
    rep: find('rep'),
    manager: find('manager'),
    executive: find('executive'),
    pool: pools.app,
    contextOf,
    async close() {
      for (const { http } of personas) http.close();
      await Promise.all(clients.map((client) => client.end()));
      await close();
      await end(server);
    },
  };
}

async function personaOf(name: Reader, ctx: Context, address: string): Promise<Persona> {
  // A token is made by hand, never by another token.
  const { token } = await createApiToken({ ...ctx, door: 'cli' }, { name: 'bench', expiresAt: null });
  const tokens = readerTokens(ctx.actor, scopeFor(ctx.actor, 'opportunity', 'read')!);
  return { name, http: new HttpClient(address, token), userId: ctx.actor.userId, tokens };
}

async function busiestFunnel(ctx: Context): Promise<Bench['funnel']> {
  const { rows } = await ctx.pools.app.query<{ key: string }>(
    `select funnel_key as key from "${ctx.workspace.schema}".opportunity group by 1 order by count(*) desc limit 1`,
  );
  const { live } = (await getFunnels(ctx)).funnel(rows[0]!.key);
  return { key: rows[0]!.key, openStages: live.stages.filter(({ kind }) => kind === 'open').map(({ key }) => key) };
}

async function run(args: string[]): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const child = spawn(process.execPath, args, { cwd: ROOT, stdio: 'inherit' });
  child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`${args[0]} ended with ${code}`))));
  await promise;
}
