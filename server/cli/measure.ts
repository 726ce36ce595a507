import { measureQuerySchema } from '#contract/measures.ts';
import { inLocale } from '#domain/kernel/localized.ts';
import { catalogue, measure } from '#server/modules/measures/index.ts';
import { type Call, type Command, EXIT, json, list, type Options, text } from './command.ts';
import { parseWith } from './parseWith.ts';
import { table } from './table.ts';

/** Options of a question, shared with `records`. */
export const QUESTION_OPTIONS = {
  by: { type: 'string' },
  from: { type: 'string' },
  to: { type: 'string' },
  basis: { type: 'string' },
  'as-of': { type: 'string' },
  filter: { type: 'string' },
  mode: { type: 'string' },
  object: { type: 'string' },
  funnel: { type: 'string' },
  step: { type: 'string' },
} as const;

export const QUESTION_USAGE = `[--by dim,dim] [--from 2026-01-01] [--to 2026-03-31] [--as-of 2026-03-31] [--mode …] [--filter json] [--funnel key] [--object key] [--step key] [--basis …]`;

export function questionOf(name: string, options: Options) {
  const window = { from: text(options.from), to: text(options.to), basis: text(options.basis) };
  const given = Object.fromEntries(Object.entries(window).filter(([, value]) => value !== undefined));
  return parseWith(measureQuerySchema, {
    measure: name,
    mode: text(options.mode),
    object: text(options.object),
    funnel: text(options.funnel),
    step: text(options.step),
    dimensions: list(options.by),
    window: Object.keys(given).length > 0 ? given : undefined,
    filters: json(options.filter, 'filter'),
    asOf: text(options['as-of']),
  });
}

export const measureCommand: Command = {
  usage: `measure <name> ${QUESTION_USAGE}\n       measure            (lists all measures)`,
  summary: { 'zh-CN': '计算指标', en: 'Ask for a measure' },
  options: QUESTION_OPTIONS,
  async run(call) {
    const [name] = call.positionals;
    return name === undefined ? listMeasures(call) : answer(call, name);
  },
};

async function answer({ ctx, options, print }: Call, name: string): Promise<number> {
  const result = await measure(ctx, questionOf(name, options));
  print(result, () => {
    const parts = [...new Set([result.total ?? {}, ...result.rows.map((row) => row.values)].flatMap(Object.keys))];
    const headers = [...result.dimensions.map((dimension) => dimension.label), ...parts];
    const rows = result.rows.map((row) => [...row.labels, ...parts.map((part) => rounded(row.values[part]))]);
    const total = result.total;
    const last = total
      ? [
          [
            ...result.dimensions.map((_, index) => (index === 0 ? 'Σ' : '')),
            ...parts.map((part) => rounded(total[part])),
          ],
        ]
      : [];
    const title = inLocale(result.definition.name, ctx.locale);
    const { from, to } = result.window;
    const window = from || to ? `  ${from ?? '…'} – ${to ?? '…'}` : '';
    return `${title}${window}\n${table(headers, [...rows, ...last])}`;
  });
  return EXIT.ok;
}

const rounded = (value: unknown): string =>
  typeof value === 'number' && !Number.isInteger(value)
    ? value.toFixed(4)
    : value === null || value === undefined
      ? ''
      : String(value);

async function listMeasures({ ctx, print }: Call): Promise<number> {
  const all = await catalogue(ctx);
  print(all, () =>
    table(
      ['measure', ''],
      all.measures.map((one) => [one.key, inLocale(one.names, ctx.locale)]),
    ),
  );
  return EXIT.ok;
}
