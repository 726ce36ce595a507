import { scopeFor } from '#domain/identity/index.ts';
import { issue } from '#domain/kernel/issue.ts';
import type { FieldDefinition, FieldType, ObjectDefinition } from '#domain/objects/index.ts';
import type { Context } from '#server/platform/context.ts';
import { Refused } from '#server/platform/errors.ts';
import { type Definitions, fieldOf } from '../objects/index.ts';
import type { Dimension } from './resolvedQuery.ts';

export const GROUPABLE: readonly FieldType[] = ['select', 'boolean', 'reference', 'user'];
/** Products of a deal's line items, beside its own field for the main one. */
export const LINE_PRODUCT = 'lineProduct';
const TIMES = ['month', 'quarter', 'year'] as const;

/** The dimensions of a question: at most two, all different. */
export function resolveDimensions(
  definitions: Definitions,
  object: ObjectDefinition,
  keys: readonly string[],
): Dimension[] {
  if (keys.length > 2 || new Set(keys).size < keys.length) refuse(keys.join(', '));
  return keys.map((key) => resolveDimension(definitions, object, key));
}

function refuse(key: string): never {
  throw new Refused('invalid_input', { issues: [issue('unknown_field', 'dimensions', { name: key })] });
}

function resolveDimension(definitions: Definitions, object: ObjectDefinition, key: string): Dimension {
  if (key === 'stage' || key === 'phase') return { key, kind: 'step' };
  if (key === 'funnel' || key === 'manager') return { key, kind: key };
  if (key === LINE_PRODUCT && object.key === 'opportunity') return { key, kind: LINE_PRODUCT };
  const unit = TIMES.find((time) => time === key);
  if (unit) return { key, kind: 'time', unit };
  const level = /^department:([1-9])$/.exec(key)?.[1];
  if (level) return { key, kind: 'departmentLevel', level: Number(level) };
  const [first = '', second, ...rest] = key.split('.');
  const field = fieldOf(object, first);
  if (!field || rest.length > 0) refuse(key);
  if (second === undefined) return { key, kind: 'field', field: groupable(field, key) };
  const target = field.type === 'reference' && field.target ? definitions.find(field.target) : undefined;
  const far = target && fieldOf(target, second);
  if (!target || !far) refuse(key);
  return { key, kind: 'far', through: field, target, field: groupable(far, key) };
}

function groupable(field: FieldDefinition, key: string): FieldDefinition {
  return GROUPABLE.includes(field.type) ? field : refuse(key);
}

/** Line items are seen with their deal, by whoever may read line items at all. */
export const seesLines = (ctx: Pick<Context, 'actor'>): boolean =>
  scopeFor(ctx.actor, 'opportunityLine', 'read') !== undefined;
