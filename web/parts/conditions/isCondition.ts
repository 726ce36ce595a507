import { type Condition, OPERATORS } from '#domain/records/condition.ts';

/** The shape of a condition, as an address may carry it; whether it fits the object, the server says. */
export function isCondition(value: unknown): value is Condition {
  if (typeof value !== 'object' || value === null) return false;
  const node = value as Record<string, unknown>;
  if ('all' in node) return Array.isArray(node.all) && node.all.every(isCondition);
  if ('any' in node) return Array.isArray(node.any) && node.any.every(isCondition);
  if ('not' in node) return isCondition(node.not);
  return typeof node.field === 'string' && OPERATORS.some((operator) => operator === node.op);
}
