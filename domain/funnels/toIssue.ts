import type { Decider } from '../approvals/types.ts';
import { type Issue, type IssueCode, issue } from '../kernel/issue.ts';
import { inLocale, type Locale, type Localized } from '../kernel/localized.ts';
import type { ReasonProblem } from './reasons.ts';
import type { Stage } from './types.ts';
import type { DocumentProblem, UnmetGate } from './unmet.ts';

/** An unmet gate as the issue that a reader is told of, with stages named in the reader's language. */
export function toIssue(gate: UnmetGate, stages: readonly Stage[], locale: Locale): Issue {
  const name = (key: string) => {
    const stage = stages.find((candidate) => candidate.key === key);
    return stage ? inLocale(stage.names, locale) : key;
  };
  const words = (message: Localized | undefined) => (message ? inLocale(message, locale) : '');
  switch (gate.kind) {
    case 'stage':
      return issue('unknown_stage', 'stage', { name: gate.key });
    case 'transition':
      return issue('move_not_allowed', 'stage', { from: name(gate.from), to: name(gate.to) });
    case 'field':
      return issue(gate.reason ? REASON_CODES[gate.reason] : 'gate_field_missing', gate.field, {
        stage: name(gate.stage),
      });
    case 'condition':
      return issue('gate_condition_unmet', 'stage', { stage: name(gate.stage), message: words(gate.message) });
    case 'related': {
      const { have, need } = gate;
      return issue('gate_related_unmet', 'stage', {
        stage: name(gate.stage),
        message: words(gate.message),
        have,
        need,
      });
    }
    case 'task':
      return issue('gate_task_open', 'stage', { stage: name(gate.stage), task: inLocale(gate.task.names, locale) });
    case 'document':
      return issue(DOCUMENT_CODES[gate.problem], gate.document.field, { stage: name(gate.stage) });
    case 'approval':
      return issue(APPROVAL_CODES[gate.state], 'stage', { stage: name(gate.stage), who: whoDecides(gate, locale) });
  }
}

export const REASON_CODES = {
  unknown: 'gate_reason_unknown',
  foreignDetail: 'gate_sub_reason_foreign',
  competitor: 'gate_reason_competitor_missing',
  note: 'gate_reason_note_missing',
} as const satisfies Record<ReasonProblem, IssueCode>;

/** After the sentence, with its colon; nothing where nobody is named. */
function whoDecides({ deciders = [] }: { deciders?: readonly Decider[] }, locale: Locale): string {
  const [colon, comma, open, close] = locale === 'en' ? [': ', ', ', ' (', ' stands in)'] : ['：', '、', '（', '代）'];
  const words = deciders.map(({ name, standIns }) =>
    standIns.length > 0 ? `${name}${open}${standIns.join(comma)}${close}` : name,
  );
  return words.length > 0 ? `${colon}${words.join(comma)}` : '';
}

const DOCUMENT_CODES = {
  absent: 'gate_document_absent',
  outdated: 'gate_document_outdated',
  unconfirmed: 'gate_document_unconfirmed',
  rejected: 'gate_document_rejected',
} as const satisfies Record<DocumentProblem, IssueCode>;

const APPROVAL_CODES = {
  needed: 'gate_approval_needed',
  waiting: 'gate_approval_waiting',
  rejected: 'gate_approval_rejected',
} as const;
