import type { NotificationBody } from '#contract/notifications.ts';
import { useNotificationWords } from '../../parts/notifications/useNotificationWords.ts';

/** What just arrived, read aloud. */
export function BellAnnouncer({ item }: { item: NotificationBody }) {
  return useNotificationWords()(item).text;
}
