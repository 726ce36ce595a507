import { knownStages } from '#domain/funnels/knownStages.ts';
import type { StageKind } from '#domain/funnels/types.ts';
import { inLocale } from '#domain/kernel/localized.ts';
import type { RecordValues } from '#domain/objects/types.ts';
import { useFunnelsOf } from '../api/funnels.ts';
import { useFormat } from '../ui/FormatProvider.tsx';
import { Tag, type Tone } from '../ui/Tag.tsx';

const TONES: Record<StageKind, Tone | undefined> = { open: 'accent', won: 'won', lost: 'lost', invalid: undefined };

/** The stage of a record, by the name that its own funnel gives it: on its way, won, lost. */
export function StageTag({ object, values }: { object: string; values: RecordValues }) {
  const { locale } = useFormat();
  const funnels = useFunnelsOf(object);
  const own = funnels.filter((funnel) => funnel.key === values.funnel);
  const stages = (own.length > 0 ? own : funnels).flatMap(knownStages);
  const stage = stages.find((known) => known.key === values.stage);
  if (!values.stage) return null;
  return <Tag tone={stage && TONES[stage.kind]}>{stage ? inLocale(stage.names, locale) : String(values.stage)}</Tag>;
}
