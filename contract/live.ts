import { z } from 'zod';
import { type LIVE_EVENT_NAMES, LONGEST_LOOK_BACK } from './liveEvents.ts';

/** One record that changed; `by` is null for the system. Kinds are those of its history: created, updated, moved … */
export const liveChangeSchema = z.object({
  object: z.string(),
  id: z.uuid(),
  kind: z.string(),
  by: z.uuid().nullable(),
});
export type LiveChange = z.infer<typeof liveChangeSchema>;

/** What the stream sends, by the name of the event. */
export const LIVE_EVENTS = {
  /** Records that the reader may see, or could see until now. */
  changes: z.object({ changes: z.array(liveChangeSchema) }),
  /** Too much changed to name it all, or some of it may have been missed. With `objects` only of these. */
  resync: z.object({ objects: z.array(z.string()).optional() }),
  /** A notification of the reader's came, or was read elsewhere. */
  notification: z.object({ id: z.number().nullable() }),
  /** Definitions, people or rights changed. */
  definitions: z.object({}),
  /** Sent when nothing else is: the connection lives. */
  alive: z.object({}),
  /** The server ends the stream: `signedOut`, `crowded` (too many streams of one person) or `stopping`. */
  end: z.object({ reason: z.enum(['signedOut', 'crowded', 'stopping']) }),
} satisfies Record<(typeof LIVE_EVENT_NAMES)[number], z.ZodType>;
export type LiveEventName = keyof typeof LIVE_EVENTS;
export type LiveEvent<Name extends LiveEventName> = z.infer<(typeof LIVE_EVENTS)[Name]>;
export type LiveEndReason = LiveEvent<'end'>['reason'];

export const liveQuery = z.object({
  /** The id of the last event that was received: the stream goes on after it. */
  after: z.string().max(100).optional(),
  /** Without `after`: also what was entered in the last so many milliseconds. */
  lookBack: z.coerce.number().int().min(0).max(LONGEST_LOOK_BACK).optional(),
});
