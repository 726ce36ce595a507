import type { CellProblemBody, DryRunReport, ImportPlan } from '#contract/exchange.ts';
import { issueMessage } from '#contract/messages/index.ts';
import { inLocale } from '#domain/kernel/index.ts';
import type { Context } from '#server/platform/context.ts';
import { inTransaction } from '#server/platform/postgres/index.ts';
import { chunksOf } from './chunks.ts';
import { importChunk, type Workshop } from './importChunk.ts';
import { importUsers } from './importUsers.ts';
import { LinkCheck } from './linkCheck.ts';
import { keyText } from './matchExisting.ts';
import { planImport } from './planImport.ts';
import { ProblemGroups } from './problemGroups.ts';
import { readRow } from './readRow.ts';
import { StageWords } from './stageWords.ts';
import type { CellProblem, ImportFile, Prepared, ReadRow, RowOutcome } from './types.ts';
import { openWorkshop } from './workshop.ts';

const MOST_PROBLEMS = 1_000;
const EXAMPLES = 5;
const PREVIEWED = 20;

export type DryRunOptions = {
  /** Looks only at the first rows. */
  maxRows?: number;
  onProgress?: (rowsRead: number, totalRows: number) => void;
  /** Ends the trial early; throws the signal's reason. */
  signal?: AbortSignal;
};

/**
 * Does everything that an import would do, chunk by chunk, and takes each chunk back: every check that the real one
 * meets speaks, gates and unique values included. Throws as planImport does.
 */
export async function dryRun(
  ctx: Context,
  plan: ImportPlan,
  file: ImportFile,
  options: DryRunOptions = {},
): Promise<DryRunReport> {
  const prepared = await planImport(ctx, plan, file);
  const workshop = { ...(await openWorkshop(ctx, prepared, file)), imagined: new Set<string>() };
  const asImport: Context = { ...ctx, door: 'import' };
  const report = new Report(ctx, prepared);
  const links = new LinkCheck(prepared);
  const stages = new StageWords(prepared, workshop.pastFile.words);
  for await (const chunk of chunksOf(prepared.table.rows(), prepared.plan.batchSize)) {
    options.signal?.throwIfAborted();
    const left = (options.maxRows ?? Number.POSITIVE_INFINITY) - report.rowsRead;
    if (left <= 0) break;
    const rows = chunk.slice(0, left).map((row) => readRow(prepared, row));
    const outcomes = await tryChunk(asImport, workshop, rows);
    for (const outcome of outcomes) {
      report.add(outcome);
      stages.add(outcome.row);
      links.add(outcome);
      const key = outcome.outcome === 'created' ? keyText(prepared.key, outcome.row) : undefined;
      if (key !== undefined) workshop.imagined.add(key);
    }
    options.onProgress?.(report.rowsRead, prepared.totalRows);
  }
  for (const row of await links.unknown(asImport)) report.addProblems(row);
  return {
    ...report.finish(workshop.resolver.made),
    groups: await report.groups.describe(asImport),
    stages: await stages.describe(asImport),
  };
}

/** Carries a chunk out and rolls it back. */
async function tryChunk(ctx: Context, workshop: Workshop, rows: ReadRow[]): Promise<RowOutcome[]> {
  let outcomes: RowOutcome[] = [];
  try {
    await inTransaction(ctx.pools.app, async (tx) => {
      outcomes =
        workshop.prepared.object.key === 'users'
          ? await importUsers(tx, ctx, workshop.prepared, rows)
          : await importChunk(tx, ctx, workshop, rows);
      throw new TakenBack();
    });
  } catch (error) {
    if (!(error instanceof TakenBack)) throw error;
  }
  workshop.resolver.rollback();
  return outcomes;
}

class TakenBack extends Error {}

class Report {
  rowsRead = 0;
  readonly #ctx: Context;
  readonly #prepared: Prepared;
  readonly #counts = { created: 0, updated: 0, skipped: 0, refused: 0 };
  readonly #problems: CellProblemBody[] = [];
  readonly #preview: DryRunReport['preview'] = [];
  readonly groups: ProblemGroups;

  constructor(ctx: Context, prepared: Prepared) {
    this.#ctx = ctx;
    this.#prepared = prepared;
    this.groups = new ProblemGroups(prepared);
  }

  add({ row, outcome }: RowOutcome): void {
    this.rowsRead++;
    this.#counts[outcome]++;
    if (row.row <= this.#prepared.table.headerRow + PREVIEWED) {
      this.#preview.push({ row: row.row, outcome, values: shownValues(row) });
    }
    if (row.problems.length > 0) this.addProblems(row);
  }

  addProblems(row: Pick<ReadRow, 'row' | 'problems'>): void {
    for (const problem of row.problems) {
      this.groups.add(problem);
      if (this.#problems.length < MOST_PROBLEMS)
        this.#problems.push(describeProblem(this.#ctx, this.#prepared, row.row, problem));
    }
  }

  finish(made: ReadonlyMap<string, ReadonlySet<string>>): Omit<DryRunReport, 'groups' | 'stages'> {
    const { object, table, columns } = this.#prepared;
    return {
      object: object.key,
      format: table.format,
      encoding: table.encoding,
      delimiter: table.delimiter,
      sheet: table.sheet,
      sheets: table.sheets,
      counts: { rowsRead: this.rowsRead, ...this.#counts },
      columns: table.headers.map((header, index) => {
        const bound = columns.filter((column) => column.index === index);
        const dated = bound.find(({ field }) => !field || field.type === 'date' || field.type === 'dateTime');
        const numeric = bound.find(({ field }) => field && NUMERIC.has(field.type));
        return {
          header,
          fields: bound.map(({ field, target }) => field?.key ?? `→ ${target.entered}`),
          ...(dated?.dateFormat ? { dateFormat: dated.dateFormat, ambiguous: dated.ambiguous } : {}),
          ...(numeric ? { decimalMark: numeric.decimalMark } : {}),
          examples: this.#prepared.examples[index] ?? [],
        };
      }),
      problems: this.#problems,
      problemCounts: this.groups.counts(),
      preview: this.#preview.toSorted((a, b) => a.row - b.row),
      wouldCreate: [...made].map(([key, texts]) => ({
        object: key,
        count: texts.size,
        examples: [...texts].slice(0, EXAMPLES),
      })),
    };
  }
}

/** A row as its record would be; references by the text of the file, since some are yet to be made. */
function shownValues({ values, wanted, links, past }: ReadRow): Record<string, unknown> {
  const named = [...wanted, ...links].map(({ field, text }) => [field.key, text]);
  const { entered: _entered, ...way } = past;
  return { ...values, ...way, ...Object.fromEntries(named) };
}

const NUMERIC: ReadonlySet<string> = new Set(['integer', 'decimal', 'money', 'percent']);

/** A problem with its message in the reader's language. */
export function describeProblem(
  ctx: Pick<Context, 'locale'>,
  prepared: Pick<Prepared, 'object'>,
  row: number,
  { issue, column, value }: CellProblem,
): CellProblemBody {
  const field = prepared.object.fields.find((candidate) => candidate.key === issue.field);
  const label = field ? inLocale(field.labels, ctx.locale) : column;
  return {
    row,
    column,
    field: issue.field ?? '',
    value,
    code: issue.code,
    message: issueMessage(issue, ctx.locale, label),
    ...(issue.params ? { params: issue.params } : {}),
  };
}
