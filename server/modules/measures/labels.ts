import { inLocale, type Locale, type Localized } from '#domain/kernel/localized.ts';
import { productText } from '#domain/kernel/productText.ts';
import type { FieldDefinition } from '#domain/objects/index.ts';
import type { Context } from '#server/platform/context.ts';
import { inWorkspaceTerms } from '../objects/index.ts';
import { selectReferences } from '../records/index.ts';
import type { Dimension, ResolvedQuery } from './resolvedQuery.ts';

type Key = string | null;
/** The words for a dimension's keys, and where each stands in its own order (undefined: it has none). */
export type DimensionLabels = { label(key: Key): string; order(key: Key): number | undefined };

const NONE: Record<Locale, string> = { 'zh-CN': '(空)', 'zh-TW': '(空)', en: '(none)' };
const BOOLEANS: Record<Locale, Record<string, string>> = {
  'zh-CN': { true: '是', false: '否' },
  'zh-TW': { true: '是', false: '否' },
  en: { true: 'Yes', false: 'No' },
};

/** Labels of all keys of a result: names of people, departments and records come in one query for all dimensions. */
export async function labelDimensions(
  query: ResolvedQuery,
  keysOf: readonly Set<string>[],
): Promise<DimensionLabels[]> {
  const fields: FieldDefinition[] = [];
  const values: Record<string, string[]> = {};
  query.dimensions.forEach((dimension, index) => {
    const field = referenceBehind(dimension);
    const keys = [...(keysOf[index] ?? [])];
    if (!field || keys.length === 0) return;
    fields.push({ ...field, key: `d${index}` });
    values[`d${index}`] = keys;
  });
  const { ctx, definitions } = query;
  const titles = fields.length > 0 ? await selectReferences(ctx.pools.app, ctx, definitions, fields, [values]) : {};
  return query.dimensions.map((dimension) => ({
    label: (key) => (key === null ? NONE[ctx.locale] : (titles[key]?.title ?? word(query, dimension, key))),
    order: (key) => (key === null ? Number.MAX_SAFE_INTEGER : place(query, dimension, key)),
  }));
}

/** The field whose references the keys are, if they are ids. */
function referenceBehind(dimension: Dimension): FieldDefinition | null {
  const made = (type: 'user' | 'reference', target?: string): FieldDefinition => ({
    id: 0,
    key: dimension.key,
    column: '',
    type,
    labels: { 'zh-CN': '' },
    standard: true,
    ...(target ? { target } : {}),
  });
  if (dimension.kind === 'manager') return made('user');
  if (dimension.kind === 'departmentLevel') return made('reference', 'department');
  if (dimension.kind === 'lineProduct') return made('reference', 'product');
  if (dimension.kind !== 'field' && dimension.kind !== 'far') return null;
  const { type, target } = dimension.field;
  return type === 'user' || type === 'reference' ? made(type, target) : null;
}

function word(query: ResolvedQuery, dimension: Dimension, key: string): string {
  const { locale } = query.ctx;
  const named = (names: { 'zh-CN': string; en?: string } | undefined) => (names ? inLocale(names, locale) : key);
  if (dimension.kind === 'step') return named(query.line.steps.find((step) => step.key === key)?.names);
  if (dimension.kind === 'funnel') return named(query.funnels.find((funnel) => funnel.key === key)?.names);
  if (dimension.kind !== 'field' && dimension.kind !== 'far') return key;
  const { field } = dimension;
  if (field.type === 'boolean') return BOOLEANS[locale][key] ?? key;
  if (field.key === 'funnel') return named(query.funnels.find((funnel) => funnel.key === key)?.names);
  return named(field.options?.find((option) => option.key === key)?.labels);
}

function place(query: ResolvedQuery, dimension: Dimension, key: string): number | undefined {
  const at = (index: number) => (index < 0 ? undefined : index);
  if (dimension.kind === 'step') return at(query.line.steps.findIndex((step) => step.key === key));
  if (dimension.kind === 'funnel') return at(query.funnels.findIndex((funnel) => funnel.key === key));
  if (dimension.kind === 'time') return Number(key.replace(/\D/g, ''));
  if (dimension.kind !== 'field' && dimension.kind !== 'far') return undefined;
  return at(dimension.field.options?.findIndex((option) => option.key === key) ?? -1);
}

/** Title of a dimension in the reader's language. */
export function dimensionLabel(dimension: Dimension, ctx: Context): string {
  const { locale } = ctx;
  if (dimension.kind === 'field') return inLocale(dimension.field.labels, locale);
  if (dimension.kind === 'far') {
    return `${inLocale(dimension.through.labels, locale)} · ${inLocale(dimension.field.labels, locale)}`;
  }
  return dimensionName(ctx, dimension.key in DIMENSION_NAMES ? dimension.key : dimension.kind);
}

/** Of what is no field, by its key. */
export const dimensionName = ({ workspace, locale }: Context, key: string): string =>
  inLocale(inWorkspaceTerms(workspace, DIMENSION_NAMES[key] ?? { 'zh-CN': key }), locale);

export const DIMENSION_NAMES: Record<string, Localized> = {
  stage: productText('阶段', 'Stage'),
  phase: productText('标准阶段', 'Phase'),
  funnel: productText('销售漏斗', 'Funnel'),
  manager: productText('部门负责人', 'Manager'),
  departmentLevel: productText('上级部门', 'Department at level'),
  'department:1': productText('一级部门', 'Top-level department'),
  'department:2': productText('二级部门', 'Second-level department'),
  lineProduct: productText('[产品]（按明细）', '[Product] (by lines)'),
  month: productText('月', 'Month'),
  quarter: productText('季度', 'Quarter'),
  year: productText('年', 'Year'),
};
