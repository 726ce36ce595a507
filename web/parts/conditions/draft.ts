import type { Condition } from '#domain/records/condition.ts';
import { isComplete, type Leaf } from './parts.ts';

/** A condition while it is built: lines may still lack their field or value. `id` only tells lines apart. */
export type DraftLine = { id: number; kind: 'line'; leaf: Leaf | undefined; negated: boolean };
export type DraftGroup = { id: number; kind: 'group'; join: 'all' | 'any'; negated: boolean; parts: Draft[] };
export type Draft = DraftLine | DraftGroup;

let lastId = 0;
export const newLine = (leaf?: Leaf): DraftLine => ({ id: ++lastId, kind: 'line', leaf, negated: false });
export const newGroup = (parts: Draft[], join: 'all' | 'any' = 'all'): DraftGroup => ({
  id: ++lastId,
  kind: 'group',
  join,
  negated: false,
  parts,
});

/** The whole builder is one group; a condition that is none stands in it alone. */
export function draftOf(condition: Condition | undefined): DraftGroup {
  if (!condition) return newGroup([]);
  const draft = toDraft(condition);
  return draft.kind === 'group' ? draft : newGroup([draft]);
}

function toDraft(node: Condition): Draft {
  if ('all' in node) return newGroup(node.all.map(toDraft), 'all');
  if ('any' in node) return newGroup(node.any.map(toDraft), 'any');
  if (!('not' in node)) return newLine(node);
  const inner = toDraft(node.not);
  return inner.negated ? { ...newGroup([inner]), negated: true } : { ...inner, negated: true };
}

/** What can be asked of the draft: unfinished lines and empty groups are left out; a group of one is that one. */
export function conditionOf(draft: Draft): Condition | undefined {
  const positive = draft.kind === 'line' ? lineOf(draft) : groupOf(draft);
  return positive && draft.negated ? { not: positive } : positive;
}

const lineOf = ({ leaf }: DraftLine): Condition | undefined => (leaf && isComplete(leaf) ? leaf : undefined);

function groupOf({ join, parts }: DraftGroup): Condition | undefined {
  const asked = parts.flatMap((part) => conditionOf(part) ?? []);
  if (asked.length <= 1) return asked[0];
  return join === 'all' ? { all: asked } : { any: asked };
}

/** How many lines still lack something. */
export function unfinished(draft: Draft): number {
  if (draft.kind === 'line') return lineOf(draft) ? 0 : 1;
  return draft.parts.reduce((sum, part) => sum + unfinished(part), 0);
}
