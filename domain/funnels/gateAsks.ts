import { compareDecimal, multiplyDecimals, roundDecimal } from '../kernel/decimal.ts';
import type { RecordValues } from '../objects/types.ts';
import type { ConditionContext } from '../records/conditionContext.ts';
import { evaluate } from '../records/evaluate.ts';
import { isEmpty } from '../records/parseValues.ts';
import type { DocumentFact, GateFacts } from './facts.ts';
import type { DocumentAsk, Gate } from './gates.ts';
import { type RelatedAsk, relatedKey } from './related.ts';
import type { StageTask } from './tasks.ts';
import type { DocumentProblem, PendingCheck, UnmetGate } from './unmet.ts';

/** A record before its gates. Fields of related records stand under their path (`account.level`). */
export type Judged = { values: RecordValues; facts: GateFacts; context: ConditionContext };
export type Verdict = { unmet: UnmetGate[]; pending: PendingCheck[] };

/** What of a gate a record does not meet, and what it meets only until somebody has looked. */
export function judgeGate(record: Judged, gate: Gate, stage: string): Verdict {
  const { key, message } = gate;
  const named = { stage, gate: key, ...(message ? { message } : {}) };
  switch (gate.kind) {
    case 'fields': {
      const empty = gate.fields.filter((field) => isEmpty(record.values[field]));
      return unmet(...empty.map((field) => ({ kind: 'field', field, stage, gate: key }) as const));
    }
    case 'condition': {
      const holds = evaluate(gate.condition, (path) => record.values[path], record.context);
      return holds ? MET : unmet({ kind: 'condition', ...named, condition: gate.condition });
    }
    case 'related': {
      const { have, need, holds } = measureRelated(record, gate.related);
      return holds ? MET : unmet({ kind: 'related', ...named, related: gate.related, have, need });
    }
    case 'document': {
      const { problem, file } = judgeDocument(record.facts, gate);
      if (!problem) return MET;
      if (problem === 'unconfirmed' && gate.unconfirmed === 'pending' && file) {
        return { unmet: [], pending: [{ stage, gate: key, field: gate.field, file }] };
      }
      const { kind, field, confirmed, newerThan, unconfirmed } = gate;
      const document: DocumentAsk = { kind, field, confirmed, unconfirmed, ...(newerThan ? { newerThan } : {}) };
      return unmet({ kind: 'document', ...named, document, problem, ...(file ? { file } : {}) });
    }
    case 'approval': {
      // Nobody need agree where no step applies, as below the first amount step.
      const asked = gate.steps.some(
        (step) => !step.when || evaluate(step.when, (path) => record.values[path], record.context),
      );
      const state = record.facts.approvals.get(key)?.state ?? 'needed';
      return !asked || state === 'approved' ? MET : unmet({ kind: 'approval', ...named, state, steps: gate.steps });
    }
  }
}

const MET: Verdict = { unmet: [], pending: [] };
const unmet = (...found: UnmetGate[]): Verdict => ({ unmet: found, pending: [] });

/** Whether a key task of a stage is done, by hand or by what stands in the record. */
export function isTaskDone({ values, facts, context }: Judged, stage: string, task: StageTask): boolean {
  if (facts.tasksDone.has(`${stage}:${task.key}`)) return true;
  switch (task.proof.kind) {
    case 'free':
      return false;
    case 'fields':
      return task.proof.fields.every((field) => !isEmpty(values[field]));
    case 'related':
      return measureRelated({ values, facts, context }, task.proof.related).holds;
    case 'document':
      return (facts.documents.get(task.proof.field) ?? []).length > 0;
    case 'visit':
      return facts.visits > 0;
  }
}

/** What there is of related records, what is asked, and whether that does. A share of an empty field is 0. */
function measureRelated({ values, facts }: Judged, ask: RelatedAsk): { have: string; need: string; holds: boolean } {
  const have = facts.related.get(relatedKey(ask)) ?? '0';
  const need = typeof ask.value === 'number' ? String(ask.value) : shareOf(values[ask.value.of], ask.value.percent);
  const order = compareDecimal(have, need);
  return { have, need, holds: ask.op === 'eq' ? order === 0 : ask.op === 'gte' ? order >= 0 : order <= 0 };
}

function shareOf(value: RecordValues[string] | undefined, percent: number): string {
  if (isEmpty(value)) return '0';
  return roundDecimal(multiplyDecimals(String(value), roundDecimal(String(percent / 100), 4)), 2);
}

/** The best file of the field decides; `problem` says what keeps even that one from doing. */
function judgeDocument(facts: GateFacts, ask: DocumentAsk): { problem?: DocumentProblem; file?: string } {
  const files = facts.documents.get(ask.field) ?? [];
  const changes = (ask.newerThan ?? []).flatMap((field) => facts.changedAt.get(field) ?? []);
  const verdicts = files.map((file) => ({ file: file.file, problem: problemOf(file, ask, changes) }));
  const good = verdicts.find(({ problem }) => !problem);
  if (good) return { file: good.file };
  for (const problem of ['unconfirmed', 'outdated', 'rejected'] as const) {
    const found = verdicts.find((verdict) => verdict.problem === problem);
    if (found) return { problem, file: found.file };
  }
  return { problem: 'absent' };
}

function problemOf(file: DocumentFact, ask: DocumentAsk, changes: readonly Date[]): DocumentProblem | undefined {
  if (ask.confirmed && file.state === 'rejected') return 'rejected';
  if (changes.some((at) => at > file.uploadedAt)) return 'outdated';
  return ask.confirmed && file.state !== 'confirmed' ? 'unconfirmed' : undefined;
}
