import type { Localized } from '../../kernel/localized.ts';
import { productText } from '../../kernel/productText.ts';
import type { Funnel, Stage, StageKind, Transitions } from '../types.ts';

/** A funnel that comes with the product: what a new workspace installs as its first version. */
export type FunnelTemplate = Omit<Funnel, 'live'> & { stages: Stage[]; transitions: Transitions };

type Details = Partial<
  Pick<Stage, 'dwellDays' | 'dwellIn' | 'requiredFields' | 'gates' | 'tasks' | 'goal' | 'definition'>
>;

export const text = productText;

/** An open stage: key, phase, names, win probability, what it is for, how many days it should take, what it asks. */
export function open(
  key: string,
  phase: string,
  names: Localized,
  probability: number,
  details: Details & { goal: Localized; dwellDays: number },
): Stage {
  const category = probability >= 90 ? 'commit' : probability >= 60 ? 'bestCase' : 'pipeline';
  return { key, phase, names, kind: 'open', probability, category, requiredFields: [], ...details };
}

/** How a record ends. */
export function closed(kind: Exclude<StageKind, 'open'>, names: Localized, requiredFields: string[] = []): Stage {
  const won = kind === 'won';
  return {
    key: kind,
    phase: kind,
    names,
    kind,
    probability: won ? 100 : 0,
    category: won ? 'closed' : 'omitted',
    requiredFields,
  };
}

/** Any way, as long as gates are met. */
export const FREE: Transitions = { forward: 'gated', skip: 'gated', back: 'gated', reopen: 'gated', exceptions: [] };
