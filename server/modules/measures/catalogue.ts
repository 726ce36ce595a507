import { scopeFor } from '#domain/identity/index.ts';
import { inLocale } from '#domain/kernel/localized.ts';
import { MEASURE_LIST, type MeasureSpec } from '#domain/measures/index.ts';
import type { ObjectDefinition } from '#domain/objects/index.ts';
import type { Context } from '#server/platform/context.ts';
import { getDefinitions, inWorkspaceTerms } from '../objects/index.ts';
import { dimensionName } from './labels.ts';
import { GROUPABLE, LINE_PRODUCT, seesLines } from './resolveDimensions.ts';

type DimensionOffer = { key: string; label: string };
export type Catalogue = { measures: MeasureSpec[]; dimensions: Record<string, DimensionOffer[]> };

const PLAIN = ['funnel', 'stage', 'phase', 'manager', 'department:1', 'department:2', 'month', 'quarter', 'year'];
/** Said already by the plain dimensions, or of no use to group by. */
const LEFT_OUT = new Set(['funnel', 'stage', 'createdBy', 'updatedBy']);

/** What can be asked: the measures with their definitions, and the dimensions of each object in the reader's language. */
export async function catalogue(ctx: Context): Promise<Catalogue> {
  const definitions = await getDefinitions(ctx);
  const objects = definitions.all.filter(
    (object) => object.hasFunnel && scopeFor(ctx.actor, object.key, 'read') !== undefined,
  );
  const named = (key: string) => ({ key, label: dimensionName(ctx, key) });
  const plain = PLAIN.map(named);
  const ofLines = (object: ObjectDefinition) =>
    object.key === 'opportunity' && seesLines(ctx) ? [named(LINE_PRODUCT)] : [];
  const own = (object: ObjectDefinition) =>
    object.fields
      .filter((field) => GROUPABLE.includes(field.type) && !LEFT_OUT.has(field.key))
      .map((field) => ({ key: field.key, label: inLocale(field.labels, ctx.locale) }));
  const far = (object: ObjectDefinition) =>
    object.fields
      .filter((field) => field.type === 'reference' && field.key === 'account')
      .flatMap((field) => {
        const target = definitions.find(field.target ?? '');
        const choices = target?.fields.filter((one) => one.type === 'select') ?? [];
        return choices.map((one) => ({
          key: `${field.key}.${one.key}`,
          label: `${inLocale(field.labels, ctx.locale)} · ${inLocale(one.labels, ctx.locale)}`,
        }));
      });
  return {
    measures: inWorkspaceTerms(ctx.workspace, MEASURE_LIST),
    dimensions: Object.fromEntries(
      objects.map((object) => [object.key, [...plain, ...own(object), ...ofLines(object), ...far(object)]]),
    ),
  };
}
