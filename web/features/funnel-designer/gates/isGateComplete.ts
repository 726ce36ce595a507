import type { GateAsk } from '#domain/funnels/gates.ts';
import type { RelatedAsk } from '#domain/funnels/related.ts';
import type { Condition } from '#domain/records/condition.ts';

/** Whether a gate asks something at all; whether it fits the object, the check of the draft says. */
export function isGateComplete(gate: GateAsk): boolean {
  switch (gate.kind) {
    case 'fields':
      return gate.fields.length > 0;
    case 'condition':
      return asksSomething(gate.condition);
    case 'related':
      return isRelatedComplete(gate.related);
    case 'document':
      return gate.field !== '';
    case 'approval':
      return gate.steps.length > 0 && gate.steps.every(({ approvers }) => approvers.length > 0);
  }
}

export const isRelatedComplete = ({ object, through, measure, value }: RelatedAsk): boolean =>
  object !== '' &&
  through !== '' &&
  (measure === 'count' || measure.sum !== '') &&
  (typeof value === 'number' || value.of !== '');

function asksSomething(condition: Condition): boolean {
  if ('field' in condition) return true;
  if ('not' in condition) return asksSomething(condition.not);
  return ('all' in condition ? condition.all : condition.any).length > 0;
}
