import type { ObjectBody } from '#contract/objects.ts';
import type { Condition } from '#domain/records/condition.ts';
import { fieldAt, type Leaf } from './parts.ts';

/** Somebody or something that a condition names by id; `target` is `user`, `department` or an object. */
export type Named = { target: string; id: string };

const MOST = 50;

/** What the condition names by id, each once. */
export function namedIn(condition: Condition, object: ObjectBody, objects: readonly ObjectBody[]): Named[] {
  const named = leavesOf(condition).flatMap((leaf) => {
    const field = fieldAt(leaf.field, object, objects);
    const target =
      field?.type === 'user' || field?.type === 'users'
        ? 'user'
        : field?.type === 'reference'
          ? field.target
          : undefined;
    const values = Array.isArray(leaf.value) ? leaf.value : [leaf.value];
    return values.flatMap((id): Named[] => (target && typeof id === 'string' && id ? [{ target, id }] : []));
  });
  return [...new Map(named.map((one) => [one.id, one])).values()].slice(0, MOST);
}

function leavesOf(node: Condition): Leaf[] {
  if ('all' in node) return node.all.flatMap(leavesOf);
  if ('any' in node) return node.any.flatMap(leavesOf);
  return 'not' in node ? leavesOf(node.not) : [node];
}
