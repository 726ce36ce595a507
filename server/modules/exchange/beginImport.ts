import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type { ImportPlan } from '#contract/exchange.ts';
import type { Context } from '#server/platform/context.ts';
import { planImport } from './planImport.ts';
import { insertBatch, type Progress, type StoredPlan } from './queries.ts';
import { RUNNER } from './runner.ts';
import type { ImportFile, Prepared } from './types.ts';

export type BegunImport = { id: number; prepared: Prepared; file: ImportFile; progress: Progress };

/** Checks the mapping and enters the import; nothing of the file is written yet. Throws as planImport does. */
export async function beginImport(ctx: Context, plan: ImportPlan, file: ImportFile): Promise<BegunImport> {
  const prepared = await planImport(ctx, plan, file);
  const progress: Progress = {
    rowsRead: 0,
    created: 0,
    updated: 0,
    skipped: 0,
    refused: 0,
    checkpointRow: 0,
    phase: 'records',
    at: new Date().toISOString(),
    runner: RUNNER,
  };
  const stored: StoredPlan = {
    plan: fixed(plan, prepared),
    headers: prepared.table.headers,
    totalRows: prepared.totalRows,
    filePath: file.path,
    ...(file.historyPath === undefined ? {} : { historyPath: file.historyPath }),
  };
  const id = await insertBatch(ctx.pools.app, ctx.workspace, {
    kind: 'import',
    object_key: prepared.object.key,
    actor_id: ctx.actor.userId,
    title: plan.title ?? null,
    file_name: file.name,
    file_hash: await hashOf(file),
    plan: stored,
    progress,
  });
  return { id, prepared, file, progress };
}

/** The mapping with the formats that were found, so that a resumed import reads the rest as it read the beginning. */
function fixed(plan: ImportPlan, { columns, table }: Prepared): ImportPlan {
  const targets = Map.groupBy(columns, (column) => column.header);
  const bound = [...targets].map(([header, parts]) => [
    header,
    parts.map(({ target, dateFormat, decimalMark }) => ({
      ...target,
      decimalMark,
      ...(dateFormat === undefined ? {} : { dateFormat }),
    })),
  ]);
  const reading =
    table.format === 'csv' ? { encoding: table.encoding, delimiter: table.delimiter } : { sheet: table.sheet };
  return { ...plan, ...reading, columns: Object.fromEntries(bound) };
}

/** What is hashed: the file and, if there is one, the file of past stage changes. */
export async function hashOf(file: Pick<ImportFile, 'path' | 'historyPath'>): Promise<string> {
  const hash = createHash('sha256');
  for (const path of [file.path, file.historyPath]) {
    if (path !== undefined) await pipeline(createReadStream(path), hash, { end: false });
  }
  return hash.digest('hex');
}
