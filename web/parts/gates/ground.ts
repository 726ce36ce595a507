import type { FunnelBody } from '#contract/funnels.ts';
import type { JourneyBody } from '#contract/journey.ts';
import type { ObjectBody } from '#contract/objects.ts';
import type { RecordValues } from '#domain/objects/types.ts';
import type { References } from '../../fields/index.ts';

/** The record before a gate, as everything that tells or settles what is unmet needs it. */
export type GateGround = {
  object: ObjectBody;
  /** As it holds for the record. */
  funnel: FunnelBody;
  id: string;
  values: RecordValues;
  references: References;
  /** Its way, once it is read: key tasks and documents of the present stay. */
  journey: JourneyBody | undefined;
  to: string;
  /** The reader may change the record. */
  editable: boolean;
};
