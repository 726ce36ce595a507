import { type Funnel, reasonAsks, reasonFields, toIssue } from '#domain/funnels/index.ts';
import { type Issue, inLocale, issue, type Locale } from '#domain/kernel/index.ts';
import type { RecordValues } from '#domain/objects/index.ts';
import { stageOf } from './definitions.ts';

/**
 * What a patch of an ended record would make wrong with the reason of its end. Who gives another reason is asked for all
 * that it asks; else only for what is changed: records that ended before a note was asked for can go on without one.
 */
export function brokenReasons(
  funnel: Funnel,
  stageKey: string,
  before: RecordValues,
  patch: RecordValues,
  locale: Locale,
): Issue[] {
  const stage = stageOf(funnel, stageKey);
  if (!stage?.reasons) return [];
  const { reasons } = stage;
  const changed = reasonFields(reasons).filter((key) => key in patch && patch[key] !== before[key]);
  if (changed.length === 0) return [];
  const { stages } = funnel.live;
  return reasonAsks(reasons, { ...before, ...patch })
    .filter(({ field }) => changed.includes(field) || changed.includes(reasons.field))
    .flatMap(({ field, problem }) => {
      if (!problem) return [];
      if (problem === 'missing') return [issue('required_in_stage', field, { stage: inLocale(stage.names, locale) })];
      return [toIssue({ kind: 'field', field, stage: stage.key, reason: problem }, stages, locale)];
    });
}
