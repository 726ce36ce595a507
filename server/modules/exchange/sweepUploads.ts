import { readdir, rm, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { Pools } from '#server/platform/context.ts';
import { isUuid } from '#server/platform/ids.ts';
import { listWorkspaces } from '../identity/index.ts';
import { deleteUploads, selectNeededPaths } from './uploadQueries.ts';

const DAY_MS = 86_400_000;
/** A file that no import took up. */
const UNUSED_MS = 2 * DAY_MS;
/** A file whose import broke off and was not resumed. */
const RESUMABLE_MS = 30 * DAY_MS;

/** Removes uploads that nobody will ask for again; answers how many. */
export async function sweepUploads({ pools }: { pools: Pools }, uploadDir: string, now = Date.now()): Promise<number> {
  const workspaces = await listWorkspaces({ pools });
  const needed = new Set<string>();
  for (const workspace of workspaces) {
    for (const path of await selectNeededPaths(pools.app, workspace)) needed.add(dirname(resolve(path)));
  }
  const removed: string[] = [];
  for (const name of await readdir(uploadDir).catch(() => [])) {
    if (!name.startsWith('import-')) continue;
    const folder = resolve(join(uploadDir, name));
    const age = now - (await stat(folder)).mtimeMs;
    if (age < (needed.has(folder) ? RESUMABLE_MS : UNUSED_MS)) continue;
    await rm(folder, { recursive: true, force: true });
    removed.push(name.slice('import-'.length));
  }
  const ids = removed.filter(isUuid);
  if (ids.length > 0) for (const workspace of workspaces) await deleteUploads(pools.app, workspace, ids);
  return removed.length;
}
