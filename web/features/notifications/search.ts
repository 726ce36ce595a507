import { NOTIFICATION_KINDS, type NotificationKind } from '#contract/notificationKinds.ts';
import { choiceParam, type RawSearch } from '../../browser/searchParams.ts';

/** What the page's address says; `preferences` opens the panel where kinds are turned on and off. */
export type NotificationSearch = {
  unread?: true | undefined;
  kind?: NotificationKind | undefined;
  preferences?: true | undefined;
};

const flag = (value: unknown) =>
  value === true || value === 1 || value === '1' || value === 'true' ? true : undefined;

export function notificationSearch(raw: RawSearch): NotificationSearch {
  return {
    unread: flag(raw.unread),
    kind: choiceParam(raw.kind, NOTIFICATION_KINDS),
    preferences: flag(raw.preferences),
  };
}
