import type { FieldBody } from '#contract/objects.ts';
import type { StageKind } from '#domain/funnels/types.ts';
import type { FieldValue } from '#domain/objects/types.ts';
import { useFunnelsOf } from '../../api/funnels.ts';
import { FieldCell } from '../../fields/index.ts';
import { Tag, type Tone } from '../../ui/Tag.tsx';

const TONES: Record<StageKind, Tone | undefined> = { open: 'accent', won: 'won', lost: 'lost', invalid: undefined };

/** The stage as a tag: on its way, won, lost. */
export function StageCell({
  object,
  field,
  stage,
}: {
  object: string;
  field: FieldBody;
  stage: FieldValue | undefined;
}) {
  const stages = useFunnelsOf(object).flatMap((funnel) => funnel.live.stages);
  const kind = stages.find((known) => known.key === stage)?.kind ?? 'open';
  if (stage === undefined || stage === null) return <FieldCell field={field} value={stage} />;
  return (
    <Tag tone={TONES[kind]}>
      <FieldCell field={field} value={stage} />
    </Tag>
  );
}
