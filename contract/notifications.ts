import { z } from 'zod';
import { DAY_KINDS } from '#domain/funnels/types.ts';
import { NOTIFICATION_KINDS } from './notificationKinds.ts';

export const notificationKindSchema = z.enum(NOTIFICATION_KINDS);

/** What a kind tells beside actor and records; the page makes words of it. */
export const notificationParamsSchema = z.object({
  /** `moved`, of a single record: keys of stages and their funnel. */
  from: z.string().optional(),
  to: z.string().optional(),
  funnel: z.string().optional(),
  /** `moved`: how the stage that it came to ends, if it does. */
  outcome: z.enum(['open', 'won', 'lost', 'invalid']).optional(),
  /** `feedbackClosed`, with its funnel: of which stage something was said, and how the answer begins, where there is one. */
  stage: z.string().optional(),
  reply: z.string().optional(),
  /** `mentioned`, `feedbackClosed`: how what was said begins. `documentRejected`: why. */
  text: z.string().optional(),
  /** `due`: the earliest day of those that are due. */
  due: z.string().optional(),
  /** `dwellNear`, `stalled`: whether the reader owns the records, or leads who does. */
  whose: z.enum(['own', 'team']).optional(),
  /** The same, of a single record: days in the stage, in which days, and how many are left until the limit. */
  days: z.int().optional(),
  unit: z.enum(DAY_KINDS).optional(),
  left: z.int().optional(),
  /** `approval`: what happened, which request, and – of one that was asked – the record's name. */
  approval: z.enum(['asked', 'approved', 'rejected']).optional(),
  request: z.uuid().optional(),
  /** `approval`, approved: whether the wished move was made at once, and how much else stood in its way. */
  moved: z.boolean().optional(),
  missing: z.int().optional(),
  /** `importDone` */
  importId: z.int().optional(),
  title: z.string().optional(),
  state: z.string().optional(),
  created: z.int().optional(),
  updated: z.int().optional(),
  refused: z.int().optional(),
});
export type NotificationParams = z.infer<typeof notificationParamsSchema>;

export const notificationSchema = z
  .object({
    id: z.int(),
    kind: notificationKindSchema,
    at: z.string(),
    read: z.boolean(),
    actor: z.object({ id: z.uuid(), name: z.string() }).nullable(),
    /** Key of the object that it is about. */
    object: z.string().nullable(),
    /** How many records it stands for. */
    count: z.int(),
    /** The record that it opens; absent when it stands for several, or when the reader may not see it any more. */
    record: z.object({ object: z.string(), id: z.uuid(), title: z.string() }).nullable(),
    params: notificationParamsSchema,
  })
  .meta({ id: 'Notification' });
export type NotificationBody = z.infer<typeof notificationSchema>;

export const notificationQuery = z.object({
  unread: z.stringbool().optional(),
  kind: notificationKindSchema.optional(),
  /** `next` of the page before. */
  before: z.coerce.number().int().min(1).optional(),
  limit: z.coerce.number().int().min(1).max(100).optional(),
});
export const notificationListSchema = z.object({
  items: z.array(notificationSchema),
  unread: z.int(),
  next: z.int().nullable(),
});
export type NotificationList = z.infer<typeof notificationListSchema>;

export const readNotificationsSchema = z.union([
  z.object({ ids: z.array(z.int().min(1)).min(1).max(500) }),
  z.object({ all: z.literal(true) }),
]);
export const unreadSchema = z.object({ unread: z.int() });

export const notificationPreferencesSchema = z
  .record(notificationKindSchema, z.object({ app: z.boolean() }))
  .meta({ id: 'NotificationPreferences' });
export type NotificationPreferences = z.infer<typeof notificationPreferencesSchema>;
export const changeNotificationPreferencesSchema = z.partialRecord(
  notificationKindSchema,
  z.object({ app: z.boolean() }),
);
