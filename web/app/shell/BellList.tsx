import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useLatestNotifications, useMarkRead } from '../../api/notifications.ts';
import { useLooksOnly } from '../../api/session.ts';
import { NotificationLine } from '../../parts/notifications/NotificationLine.tsx';
import { BellIcon } from '../../ui/icons.tsx';
import { Empty, QueryState } from '../../ui/states.tsx';
import styles from './Bell.module.css';

/** The latest notifications under the bell. */
export function BellList({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const query = useLatestNotifications();
  const { mutate, isPending } = useMarkRead();
  const looksOnly = useLooksOnly();
  const place = useRef<HTMLElement>(null);
  // Who comes by keyboard goes on in here.
  useEffect(() => place.current?.focus(), []);
  return (
    <section
      ref={place}
      tabIndex={-1}
      className={styles.list}
      aria-label={t('notifications.title')}
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
    >
      <header className={styles.head}>
        <h2>{t('notifications.title')}</h2>
        <div className="grow" />
        <Button
          size="small"
          type="text"
          disabled={!query.data?.unread || isPending || looksOnly}
          onClick={() => mutate({ all: true })}
        >
          {t('notifications.readAll')}
        </Button>
      </header>
      <div className={styles.items}>
        <QueryState query={query}>
          {({ items }) =>
            items.length === 0 ? (
              <Empty icon={BellIcon} title={t('notifications.empty')} hint={t('notifications.emptyHint')} />
            ) : (
              items.map((item) => <NotificationLine key={item.id} item={item} onOpened={onClose} />)
            )
          }
        </QueryState>
      </div>
      <footer className={styles.foot}>
        <Link to="/notifications" onClick={onClose}>
          {t('notifications.showAll')}
        </Link>
        <Link to="/notifications" search={{ preferences: true }} onClick={onClose}>
          {t('notifications.preferences')}
        </Link>
      </footer>
    </section>
  );
}
