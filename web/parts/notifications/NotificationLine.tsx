import { useTranslation } from 'react-i18next';
import type { NotificationKind } from '#contract/notificationKinds.ts';
import type { NotificationBody } from '#contract/notifications.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { useFormat } from '../../ui/FormatProvider.tsx';
import { AlertIcon, BellIcon, ClockIcon, type Icon, StampIcon, UploadIcon } from '../../ui/icons.tsx';
import styles from './NotificationLine.module.css';
import { useNotificationWords } from './useNotificationWords.ts';
import { canOpen, useOpenNotification } from './useOpenNotification.ts';

const ICONS: Record<NotificationKind, Icon> = {
  assigned: BellIcon,
  mentioned: BellIcon,
  moved: BellIcon,
  due: ClockIcon,
  dwellNear: ClockIcon,
  stalled: AlertIcon,
  approval: StampIcon,
  documentRejected: AlertIcon,
  feedbackClosed: BellIcon,
  importDone: UploadIcon,
};

type Props = { item: NotificationBody; onOpened?: () => void };

/** One notification: who or what, the sentence, when; a click opens what it is about. */
export function NotificationLine({ item, onOpened }: Props) {
  const { t } = useTranslation();
  const { relative, dateTime } = useFormat();
  const words = useNotificationWords()(item);
  const open = useOpenNotification();
  const Drawn = ICONS[item.kind];
  return (
    <button
      type="button"
      className={styles.line}
      data-unread={!item.read || undefined}
      aria-disabled={(item.read && !canOpen(item)) || undefined}
      onClick={() => {
        open(item);
        if (canOpen(item)) onOpened?.();
      }}
    >
      {item.actor ? (
        <Avatar name={item.actor.name} decorative />
      ) : (
        <span className={styles.icon} data-kind={item.kind}>
          <Drawn size={14} />
        </span>
      )}
      <span className={styles.words}>
        {!item.read && <span className="visually-hidden">{t('notifications.unreadMark')}</span>}
        <span className={styles.text}>{words.text}</span>
        {words.quote && <span className={styles.quote}>{words.quote}</span>}
        <time className={styles.time} dateTime={item.at} title={dateTime(item.at, 'full')}>
          {relative(item.at)}
        </time>
      </span>
      <span className={styles.dot} aria-hidden="true" />
    </button>
  );
}
