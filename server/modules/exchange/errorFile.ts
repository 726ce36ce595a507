import type { Writable } from 'node:stream';
import { issueMessage } from '#contract/messages/index.ts';
import { inLocale } from '#domain/kernel/index.ts';
import type { ObjectDefinition } from '#domain/objects/index.ts';
import type { Context } from '#server/platform/context.ts';
import { type WriteColumn, writeTable } from '#server/platform/tables/index.ts';
import { getDefinitions } from '../objects/index.ts';
import { findImport } from './listImports.ts';
import { type StoredProblem, selectProblemRows } from './rowQueries.ts';
import { USERS_OBJECT } from './usersObject.ts';

const PAGE = 1_000;
const WORDS = {
  'zh-CN': { row: '原行号', problems: '问题' },
  'zh-TW': { row: '原列號', problems: '問題' },
  en: { row: 'Row', problems: 'Problems' },
} as const;

/**
 * The rows that were refused, with their own cells, so that they can be corrected in the file and imported again by
 * the same mapping; behind them what is wrong. Answers the number of rows.
 */
export async function writeErrorFile(ctx: Context, id: number, destination: Writable): Promise<number> {
  const batch = await findImport(ctx, id);
  const object = batch.object_key === 'users' ? USERS_OBJECT : (await getDefinitions(ctx)).object(batch.object_key);
  const { headers } = batch.plan;
  const columns: WriteColumn[] = [...headers, WORDS[ctx.locale].row, WORDS[ctx.locale].problems].map((header) => ({
    header,
    type: 'text',
  }));
  const { rows } = await writeTable(
    destination,
    { format: 'csv', columns },
    problemRows(ctx, id, object, headers.length),
  );
  return rows;
}

async function* problemRows(
  ctx: Context,
  id: number,
  object: ObjectDefinition,
  width: number,
): AsyncGenerator<string[][]> {
  let after = 0;
  for (;;) {
    const rows = await selectProblemRows(ctx.pools.app, ctx.workspace, id, after, PAGE);
    yield rows.map(({ row_number, cells, issues }) => {
      const own = Array.from({ length: width }, (_, index) => cells[index] ?? '');
      return [...own, String(row_number), issues.map((problem) => sentence(ctx, object, problem)).join('; ')];
    });
    if (rows.length < PAGE) return;
    after = rows.at(-1)!.row_number;
  }
}

function sentence(ctx: Context, object: ObjectDefinition, { issue, column }: StoredProblem): string {
  const field = object.fields.find((candidate) => candidate.key === issue.field);
  const message = issueMessage(issue, ctx.locale, field ? inLocale(field.labels, ctx.locale) : column);
  return column === '' ? message : `[${column}] ${message}`;
}
