import type { FiguresExportBody } from '#contract/measures.ts';
import { inLocale } from '#domain/kernel/index.ts';
import { inTerms } from '#domain/kernel/terms.ts';
import { MEASURES, type MeasureResult, type MeasureRow, type MeasureUnit } from '#domain/measures/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { WriteCell, WriteColumn, WriteSheet } from '#server/platform/tables/index.ts';
import type { FunnelChart } from '../measures/index.ts';
import { inWorkspaceTerms, renamingsOf } from '../objects/index.ts';
import { BASIS_WORDS, FIGURE_WORDS } from './figureWords.ts';

type Table = FiguresExportBody['tables'][number];
type Figure = string | number | null | undefined;

const SCALES: Record<MeasureUnit, Pick<WriteColumn, 'scale' | 'percent'>> = {
  count: { scale: 0 },
  amount: { scale: 2 },
  share: { percent: true },
  days: { scale: 1 },
  amountPerDay: { scale: 2 },
};

const numeric = (header: string, unit: MeasureUnit): WriteColumn => ({ header, type: 'number', ...SCALES[unit] });
const written = (value: Figure): WriteCell => (value === null || value === undefined ? '' : decimal(value));
/** Never in exponents, which a cell of numbers would take for text. */
const decimal = (value: string | number) =>
  typeof value === 'string' ? value : Number.isInteger(value) ? String(value) : value.toFixed(10).replace(/0+$/, '');

export const unitOf = ({ measure }: Pick<MeasureResult, 'measure'>, part: string): MeasureUnit =>
  part === 'value'
    ? MEASURES[measure].unit
    : (MEASURES[measure].parts.find(({ key }) => key === part)?.unit ?? 'count');

function partName({ measure }: MeasureResult, part: string, { locale, workspace }: Context): string {
  const spec = inWorkspaceTerms(workspace, MEASURES[measure]);
  const names = part === 'value' ? spec.names : spec.parts.find(({ key }) => key === part)?.names;
  return names ? inLocale(names, locale) : part;
}

/** A table of figures as sheets: rows × columns, one sheet a number; or one row a key with all numbers beside it. */
export function figureSheets(ctx: Context, { name, parts }: Table, result: MeasureResult): WriteSheet[] {
  if (result.dimensions.length < 2) return [listSheet(ctx, name, result)];
  return (parts ?? ['value']).map((part) => {
    const sheetName = (parts?.length ?? 1) > 1 ? `${name} ${partName(result, part, ctx)}` : name;
    return matrixSheet(ctx, sheetName, result, part);
  });
}

function matrixSheet(ctx: Context, sheetName: string, result: MeasureResult, part: string): WriteSheet {
  const words = FIGURE_WORDS[ctx.locale];
  const [rowsAre, columnsAre] = result.dimensions.map(({ label }) => label);
  const cells = new Map(result.rows.map((row) => [JSON.stringify(row.keys), row.values[part]]));
  const first = axis(result, 0);
  const second = axis(result, 1);
  const edge = (rows: readonly MeasureRow[], key: string | null) =>
    rows.find((row) => row.keys[0] === key)?.values[part];
  const { margins, total } = result;
  const unit = unitOf(result, part);
  const withTotals = margins.first.length > 0;
  const withSums = margins.second.length > 0;
  const line = (row: { key: string | null; label: string }) => [
    row.label,
    ...second.map(({ key }) => written(cells.get(JSON.stringify([row.key, key])))),
    ...(withTotals ? [written(edge(margins.first, row.key))] : []),
  ];
  const sums = [
    words.total,
    ...second.map(({ key }) => written(edge(margins.second, key))),
    ...(withTotals ? [written(total?.[part])] : []),
  ];
  return {
    sheetName,
    columns: [
      { header: `${rowsAre} × ${columnsAre}`, type: 'text' },
      ...second.map(({ label }) => numeric(label, unit)),
      ...(withTotals ? [numeric(words.total, unit)] : []),
    ],
    rows: [...first.map(line), ...(withSums ? [sums] : [])],
  };
}

function axis(result: MeasureResult, index: 0 | 1): { key: string | null; label: string }[] {
  const found = new Map(
    result.rows.map((row) => [
      row.keys[index] ?? null,
      { key: row.keys[index] ?? null, label: row.labels[index] ?? '' },
    ]),
  );
  // The margins know the order of each dimension by itself; where there are none, the first cells do.
  const order = (index === 0 ? result.margins.first : result.margins.second).map((row) => row.keys[0] ?? null);
  return order.length === 0 ? [...found.values()] : order.flatMap((key) => found.get(key) ?? []);
}

function listSheet(ctx: Context, sheetName: string, result: MeasureResult): WriteSheet {
  const { parts } = MEASURES[result.measure];
  const names = ['value', ...parts.map(({ key }) => key)];
  const line = (label: string, values: MeasureResult['total']) => [
    label,
    ...names.map((part) => written(values?.[part])),
  ];
  return {
    sheetName,
    columns: [
      { header: result.dimensions[0]?.label ?? '', type: 'text' },
      ...names.map((part) => numeric(partName(result, part, ctx), unitOf(result, part))),
    ],
    rows: [
      ...result.rows.map((row) => line(row.labels[0] ?? '', row.values)),
      ...(result.total ? [line(FIGURE_WORDS[ctx.locale].total, result.total)] : []),
    ],
  };
}

/** The funnel, one row a stage: what reached it, what became of it, what stands there, and the baseline. */
export function funnelSheet({ locale }: Context, sheetName: string, chart: FunnelChart): WriteSheet {
  const words = FIGURE_WORDS[locale].funnel;
  const parts = ['advanced', 'back', 'lost', 'still'] as const;
  return {
    sheetName,
    columns: [
      { header: words.stage, type: 'text' },
      numeric(words.reached, 'count'),
      numeric(words.reachedAmount, 'amount'),
      numeric(words.rate, 'share'),
      numeric(words.baselineRate, 'share'),
      numeric(words.baselineReached, 'count'),
      ...parts.flatMap((part) => [numeric(words[part], 'count'), numeric(words[`${part}Amount`], 'amount')]),
      numeric(words.open, 'count'),
      numeric(words.openAmount, 'amount'),
      numeric(words.dwell, 'days'),
      numeric(words.limit, 'days'),
    ],
    rows: chart.steps.map((step) => [
      step.name,
      ...[
        step.reached.count,
        step.reached.amount,
        step.rate,
        step.baseline?.rate,
        step.baseline?.reached.count,
        ...parts.flatMap((part) => [step.split?.[part].count, step.split?.[part].amount]),
        step.open?.count,
        step.open?.amount,
        step.dwell?.medianDays,
        step.dwell?.limitDays,
      ].map(written),
    ]),
  };
}

/** How every figure of the file is counted, and by whose rights. */
export function definitionSheet(
  ctx: Context,
  { title, about }: Pick<FiguresExportBody, 'title' | 'about'>,
  results: readonly {
    name: string;
    header: Pick<MeasureResult, 'definition' | 'window' | 'asOf' | 'currency' | 'addsUp'>;
  }[],
  exporter: string,
): WriteSheet {
  const words = FIGURE_WORDS[ctx.locale];
  const day = (at: string | Date) =>
    new Intl.DateTimeFormat('sv-SE', {
      timeZone: ctx.workspace.timeZone,
      dateStyle: 'short',
      timeStyle: 'short',
    }).format(new Date(at));
  const rows: WriteCell[][] = [
    [words.title, title],
    [words.workspace, ctx.workspace.name],
    ...about.map(([label, text]) => [label, text]),
    [words.by, exporter],
    [words.at, day(ctx.now)],
    [words.rights, words.rightsText],
  ];
  for (const { name, header } of results) {
    const { definition, window } = header;
    const basis = window.basis ? ` (${BASIS_WORDS[ctx.locale][window.basis]})` : '';
    rows.push(
      [],
      [name, `${inLocale(definition.name, ctx.locale)} · ${words.version} ${definition.version}`],
      [words.meaning, inLocale(definition.words, ctx.locale)],
      ...(window.from || window.to ? [[words.window, `${window.from ?? '…'} – ${window.to ?? '…'}${basis}`]] : []),
      [words.asOf, day(header.asOf)],
      [words.currency, header.currency],
      ...(header.addsUp && !header.addsUp.counts
        ? [[words.note, inTerms(words.countsOverlap, ctx.locale, renamingsOf(ctx.workspace))]]
        : []),
    );
  }
  return {
    sheetName: words.definitions,
    columns: [
      { header: words.definitions, type: 'text' },
      { header: '', type: 'text' },
    ],
    rows,
  };
}
