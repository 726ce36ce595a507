import type { Condition } from '../records/condition.ts';
import { pathsOf } from '../records/paths.ts';
import type { Gate } from './gates.ts';
import { reasonFields } from './reasons.ts';
import type { RelatedAsk } from './related.ts';
import type { FunnelVersion } from './types.ts';

/** The conditions over the record itself by which a version guards its stages. */
export const conditionsOf = ({ stages }: Pick<FunnelVersion, 'stages'>): Condition[] =>
  stages.flatMap(({ gates = [] }) => gates.flatMap(conditionsOfGate));

function conditionsOfGate(gate: Gate): Condition[] {
  if (gate.kind === 'condition') return [gate.condition];
  return gate.kind === 'approval' ? gate.steps.flatMap(({ when }) => when ?? []) : [];
}

/** Fields of the record itself that a version asks about, references that lead to others included. */
export function fieldsAsked(version: Pick<FunnelVersion, 'stages'>): string[] {
  const paths = conditionsOf(version).flatMap(pathsOf);
  const own = version.stages.flatMap(({ requiredFields, gates = [], tasks = [], reasons }) => [
    ...requiredFields,
    ...(reasons ? reasonFields(reasons) : []),
    ...gates.flatMap(fieldsOfGate),
    ...tasks.flatMap(({ proof }) => {
      if (proof.kind === 'fields') return proof.fields;
      if (proof.kind === 'document') return [proof.field];
      return proof.kind === 'related' ? fieldsOfRelated(proof.related) : [];
    }),
  ]);
  return [...new Set([...paths.map((path) => path.split('.')[0]!), ...own])];
}

function fieldsOfGate(gate: Gate): string[] {
  if (gate.kind === 'fields') return gate.fields;
  if (gate.kind === 'document') return [gate.field, ...(gate.newerThan ?? [])];
  return gate.kind === 'related' ? fieldsOfRelated(gate.related) : [];
}

const fieldsOfRelated = ({ via, value }: RelatedAsk): string[] => [
  ...(via === undefined ? [] : [via]),
  ...(typeof value === 'number' ? [] : [value.of]),
];
