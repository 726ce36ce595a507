import type { NotificationKind } from '#contract/notificationKinds.ts';
import type { NotificationParams } from '#contract/notifications.ts';

/** Something that a person may want to know. What the person may not read is taken out before it is told. */
export type NewNotification = {
  kind: NotificationKind;
  userId: string;
  /** Whose act it was; null for the system. */
  actorId: string | null;
  /** Object and records that it is about; none for an import. */
  object: string | null;
  recordIds: string[];
  params: NotificationParams;
};
