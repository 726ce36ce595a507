import type { FunnelBody, MoveCheckBody } from '#contract/funnels.ts';
import { gateStages } from '#domain/funnels/path.ts';
import { inLocale, type Locale } from '#domain/kernel/localized.ts';
import { pathsOf } from '#domain/records/paths.ts';

/** One thing that a move asks for: a field to fill, or a condition with the fields that it speaks of. */
export type GateItem = {
  key: string;
  kind: 'field' | 'condition';
  /** Fields to fill for it; for a condition on related records none. */
  fields: string[];
  /** A condition in words. */
  message?: string;
  /** Name of the stage that asks. */
  stage: string;
};

/** Everything that stands between a stage and a target, met or not, in order. */
export function gateItems(funnel: FunnelBody, from: string, to: string, locale: Locale): GateItem[] {
  const items: GateItem[] = [];
  for (const stage of gateStages(funnel.live.stages, from, to)) {
    const name = inLocale(stage.names, locale);
    for (const field of stage.requiredFields) {
      if (items.some((item) => item.key === field)) continue;
      items.push({ key: field, kind: 'field', fields: [field], stage: name });
    }
    for (const gate of stage.gates ?? []) {
      if (gate.kind !== 'condition') continue;
      const message = gate.message ? inLocale(gate.message, locale) : '';
      const fields = pathsOf(gate.condition).filter((path) => !path.includes('.'));
      items.push({ key: `gate:${gate.key}`, kind: 'condition', fields, message, stage: name });
    }
  }
  return items;
}

/** Whether a check still finds this wanting. */
export function isUnmet(item: GateItem, check: MoveCheckBody): boolean {
  return check.issues.some((issue) =>
    item.kind === 'field'
      ? issue.code === 'gate_field_missing' && issue.field === item.key
      : issue.code === 'gate_condition_unmet' && issue.params?.message === item.message,
  );
}
