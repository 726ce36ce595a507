import { type Issue, issue } from '../kernel/issue.ts';
import { inLocale, type Locale } from '../kernel/localized.ts';
import type { UnmetGate } from './decideMove.ts';
import type { Stage } from './types.ts';

/** An unmet gate as the issue that a reader is told of, with stages named in the reader's language. */
export function toIssue(gate: UnmetGate, stages: readonly Stage[], locale: Locale): Issue {
  const name = (key: string) => {
    const stage = stages.find((candidate) => candidate.key === key);
    return stage ? inLocale(stage.names, locale) : key;
  };
  switch (gate.kind) {
    case 'stage':
      return issue('unknown_stage', 'stage', { name: gate.key });
    case 'transition':
      return issue('move_not_allowed', 'stage', { from: name(gate.from), to: name(gate.to) });
    case 'field':
      return issue('gate_field_missing', gate.field, { stage: name(gate.stage) });
    case 'condition':
      return issue('gate_condition_unmet', 'stage', {
        stage: name(gate.stage),
        message: inLocale(gate.message, locale),
      });
  }
}
