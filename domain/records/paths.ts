import type { FieldDefinition, ObjectDefinition } from '../objects/types.ts';
import type { Condition } from './condition.ts';

/** Finds an object by key; undefined for an unknown one. */
export type ObjectLookup = (key: string) => ObjectDefinition | undefined;

/** What a path of a condition stands for: `amount`, or one step through a reference: `account.industry`. */
export type ResolvedPath = { field: FieldDefinition; through?: FieldDefinition };

/** Undefined where a part is unknown, the first part is no reference to an object, or the path goes further than one step. */
export function resolvePath(path: string, object: ObjectDefinition, objects: ObjectLookup): ResolvedPath | undefined {
  const [first = '', second, ...rest] = path.split('.');
  const field = fieldOf(object, first);
  if (!field || rest.length > 0) return undefined;
  if (second === undefined) return { field };
  const target = field.type === 'reference' && field.target ? objects(field.target) : undefined;
  const far = target && fieldOf(target, second);
  return far && { field: far, through: field };
}

const fieldOf = (object: ObjectDefinition, key: string) => object.fields.find((field) => field.key === key);

/** Every path that a condition names, each once. */
export function pathsOf(condition: Condition): string[] {
  const found = new Set<string>();
  const visit = (node: Condition): void => {
    if ('all' in node) node.all.forEach(visit);
    else if ('any' in node) node.any.forEach(visit);
    else if ('not' in node) visit(node.not);
    else found.add(node.field);
  };
  visit(condition);
  return [...found];
}
