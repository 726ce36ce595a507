import { z } from 'zod';
import { MEASURE_KEYS, WINDOW_BASES } from '#domain/measures/types.ts';
import { conditionSchema } from './condition.ts';
import { recordSchema, referencesSchema } from './records.ts';

const key = z.string().min(1).max(100);
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const names = z.object({ 'zh-CN': z.string(), 'zh-TW': z.string().optional(), en: z.string().optional() });
const unit = z.enum(['count', 'amount', 'share', 'days', 'amountPerDay']);

export const measureWindowSchema = z.object({
  from: day.optional(),
  to: day.optional(),
  basis: z.enum(WINDOW_BASES).optional(),
});

/** One question; what is absent takes the measure's default (see the catalogue). */
export const measureQuerySchema = z
  .object({
    measure: z.enum(MEASURE_KEYS),
    mode: key.optional(),
    object: key.optional(),
    funnel: key.optional(),
    step: key.optional(),
    dimensions: z.array(key).max(2).optional(),
    window: measureWindowSchema.optional(),
    filters: conditionSchema.optional(),
    asOf: z.string().max(40).optional(),
    horizonDays: z.int().min(1).max(3650).optional(),
  })
  .meta({ id: 'MeasureQuery' });
export type MeasureQueryBody = z.infer<typeof measureQuerySchema>;

/** Counts, shares and days are numbers, amounts decimal strings; null where there is nothing to say. */
const cellSchema = z.record(z.string(), z.union([z.number(), z.string(), z.null()])).meta({ id: 'MeasureCell' });

const rowSchema = z
  .object({ keys: z.array(z.string().nullable()), labels: z.array(z.string()), values: cellSchema })
  .meta({ id: 'MeasureRow' });

const definition = z.object({ version: z.int(), name: names, words: names });
const header = {
  mode: z.string(),
  object: z.string(),
  funnel: z.string().nullable(),
  definition,
  window: z.object({ from: day.nullable(), to: day.nullable(), basis: z.enum(WINDOW_BASES).nullable() }),
  filters: conditionSchema.nullable(),
  asOf: z.string(),
  timeZone: z.string(),
  currency: z.string(),
};
const measureHeader = {
  measure: z.enum(MEASURE_KEYS),
  ...header,
  step: z.string().nullable(),
  unit,
  horizonDays: z.int().nullable(),
  /** Absent: both do. By the products of line items, a record counts under each of them while its amount is shared. */
  addsUp: z.object({ counts: z.boolean(), amounts: z.boolean() }).optional(),
};

export const measureResultSchema = z
  .object({
    ...measureHeader,
    dimensions: z.array(z.object({ key: z.string(), label: z.string() })),
    rows: z.array(rowSchema),
    margins: z.object({ first: z.array(rowSchema), second: z.array(rowSchema) }),
    total: cellSchema.nullable(),
  })
  .meta({ id: 'MeasureResult' });
export type MeasureResultBody = z.infer<typeof measureResultSchema>;

/** Several questions at once: a cockpit asks all of its own in one request. Answers stand in the same order. */
export const measureQueriesSchema = z.object({ queries: z.array(measureQuerySchema).min(1).max(30) });
export const measureResultsSchema = z.object({ results: z.array(measureResultSchema) });

/** One value of a dimension, or all but those that stand in lines of their own. */
const cellKey = z.union([
  z.string().max(100).nullable(),
  z.object({ except: z.array(z.string().max(100).nullable()).max(1000) }),
]);
const measureCellSchema = z.object({ keys: z.array(cellKey).max(2).optional(), part: key });

export const measureRecordsSchema = z.object({
  query: measureQuerySchema,
  /** The number to open: the keys of its cell (none: the total) and one of its countable parts. */
  cell: measureCellSchema,
  limit: z.int().min(1).max(500).optional(),
  cursor: z.string().max(120).optional(),
  columns: z.array(key).max(100).optional(),
});
export const measureRecordsAnswerSchema = z.object({
  ...measureHeader,
  keys: z.array(cellKey),
  part: z.string(),
  /** How many things the number counts; all pages together hold exactly as many items. */
  count: z.int(),
  items: z.array(
    z.object({
      id: z.uuid(),
      /** Where visits are counted: which one. A re-entry is an item of its own. */
      visit: z.object({ stage: z.string(), enteredAt: z.string(), leftAt: z.string().nullable() }).nullable(),
    }),
  ),
  /** The records of the items, each once: as they are now, or as they were at the as-of time where that is told. */
  records: z.array(recordSchema),
  references: referencesSchema,
  nextCursor: z.string().nullable(),
});
export type MeasureRecordsBody = z.infer<typeof measureRecordsAnswerSchema>;

/** A file of the records behind a number. */
export const measuredExportSchema = z.object({
  query: measureQuerySchema,
  cell: measureCellSchema,
  columns: z.array(key).min(1).max(300).optional(),
  format: z.enum(['csv', 'xlsx']).default('xlsx'),
});
export type MeasuredExportBody = z.input<typeof measuredExportSchema>;

const part = z.object({ count: z.int(), amount: z.string() });
const split = z.object({ advanced: part, back: part, lost: part, still: part }).nullable();

export const funnelChartQuerySchema = z.object({
  mode: z.enum(['cohort', 'throughput', 'snapshot']).optional(),
  object: key.optional(),
  funnel: key.optional(),
  window: measureWindowSchema.omit({ basis: true }).optional(),
  filters: conditionSchema.optional(),
  asOf: z.string().max(40).optional(),
  dimension: key.optional(),
  /** Equal age, of the cohort: every record is judged this many days after it entered. */
  horizonDays: z.int().min(1).max(3650).optional(),
  /** What to compare with: the window before where it is left out, nothing with null; `filters` in place of the chart's own. */
  baseline: z.object({ from: day, to: day, filters: conditionSchema.nullable().optional() }).nullable().optional(),
});
export type FunnelChartQueryBody = z.infer<typeof funnelChartQuerySchema>;

export const funnelChartSchema = z
  .object({
    ...header,
    stepDimension: z.enum(['stage', 'phase']),
    steps: z.array(
      z.object({
        key: z.string(),
        name: z.string(),
        kind: z.enum(['open', 'won', 'lost', 'invalid']),
        reached: part,
        split,
        rate: z.number().nullable(),
        open: part.nullable(),
        dwell: z.object({ medianDays: z.number().nullable(), limitDays: z.number().nullable() }).nullable(),
        baseline: z.object({ reached: part, rate: z.number().nullable() }).nullable(),
        diagnosis: z
          .object({
            rate: z.number().nullable(),
            baselineRate: z.number().nullable(),
            change: z.number().nullable(),
            pValue: z.number().nullable(),
            winChanceAfter: z.number().nullable(),
            cost: z.string().nullable(),
            bottleneck: z.boolean(),
          })
          .nullable(),
      }),
    ),
    bottleneck: z.string().nullable(),
    baseline: z.object({ from: day, to: day, asOf: z.string() }).nullable(),
    groups: z.array(
      z.object({
        key: z.string().nullable(),
        label: z.string(),
        steps: z.array(z.object({ key: z.string(), reached: part, split })),
      }),
    ),
    /** The questions whose cells (keys: [step], or [step, group]) open each number. */
    queries: z.object({
      reached: measureQuerySchema,
      open: measureQuerySchema,
      dwell: measureQuerySchema,
      won: measureQuerySchema,
      groups: measureQuerySchema.nullable(),
    }),
  })
  .meta({ id: 'FunnelChart' });
export type FunnelChartBody = z.infer<typeof funnelChartSchema>;

/** Figures as a workbook: tables of their own sheets, and how they are counted on the last. */
export const figuresExportSchema = z.object({
  title: z.string().min(1).max(200),
  /** What the page says about itself, line by line: filters in words, period, day. */
  about: z.array(z.tuple([z.string().max(200), z.string().max(4000)])).max(30),
  /** Two dimensions: rows × columns of one number each. One or none: all numbers of the measure as columns. */
  tables: z
    .array(
      z.object({
        name: z.string().min(1).max(100),
        query: measureQuerySchema,
        parts: z.array(key).min(1).max(3).optional(),
      }),
    )
    .max(6),
  funnel: z.object({ name: z.string().min(1).max(100), query: funnelChartQuerySchema }).optional(),
});
export type FiguresExportBody = z.infer<typeof figuresExportSchema>;

const mode = z.object({ key: z.string(), names, words: names });
export const measureCatalogueSchema = z.object({
  measures: z.array(
    z.object({
      key: z.enum(MEASURE_KEYS),
      version: z.int(),
      names,
      unit,
      modes: z.array(mode),
      bases: z.array(z.enum(WINDOW_BASES)),
      perStep: z.boolean(),
      objects: z.array(z.string()),
      counts: z.enum(['record', 'visit']),
      parts: z.array(z.object({ key: z.string(), unit, names, drill: z.boolean().optional() })),
    }),
  ),
  /** By object: what its measures can be grouped by. */
  dimensions: z.record(z.string(), z.array(z.object({ key: z.string(), label: z.string() }))),
});
export type MeasureCatalogueBody = z.infer<typeof measureCatalogueSchema>;
