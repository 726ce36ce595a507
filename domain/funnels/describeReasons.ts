import { inLocale, type Locale } from '../kernel/localized.ts';
import type { GateGround } from './describeGate.ts';
import { offered, type Reason, type ReasonFields } from './reasons.ts';
import { WORDS } from './words/index.ts';

/** A reason of an end as a sentence: what it is called, its sub-reasons, and what it asks. */
export function describeReason(
  { names, subs, competitor, note }: Reason,
  kept: ReasonFields,
  locale: Locale,
  { object }: Pick<GateGround, 'object'>,
): string {
  const words = WORDS[locale];
  const asked = [...(competitor ? [kept.competitor] : []), ...(note ? [kept.note] : [])].flatMap((key) => {
    const field = object.fields.find((one) => one.key === key);
    return field ? [inLocale(field.labels, locale)] : [];
  });
  const parts = offered(subs).map((sub) => inLocale(sub.names, locale));
  return words.reason({
    name: inLocale(names, locale),
    subs: parts.length > 0 ? words.list(parts) : undefined,
    asks: asked.length > 0 ? words.list(asked) : undefined,
  });
}
