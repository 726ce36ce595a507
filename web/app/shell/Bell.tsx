import { Link } from '@tanstack/react-router';
import { Popover } from 'antd';
import { type ComponentProps, lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLiveNotifications } from '../../api/live.ts';
import { useLatestNotifications, useRefreshNotifications } from '../../api/notifications.ts';
import { usePhone } from '../../browser/useMediaQuery.ts';
import { useTitleCount } from '../../browser/useTitleCount.ts';
import { BellIcon } from '../../ui/icons.tsx';
import { Loading } from '../../ui/states.tsx';
import styles from './Bell.module.css';

const BellList = lazy(async () => ({ default: (await import('./BellList.tsx')).BellList }));
const Announcer = lazy(async () => ({ default: (await import('./BellAnnouncer.tsx')).BellAnnouncer }));
const MOST_SHOWN = 99;

/** How much is new for me, and on click the latest of it. On a phone it leads to the page. */
export function Bell() {
  const { t } = useTranslation();
  const phone = usePhone();
  const refresh = useRefreshNotifications();
  const { data } = useLatestNotifications();
  const [open, setOpen] = useState(false);
  const [arrived, setArrived] = useState<number>();
  const unread = data?.unread ?? 0;
  useTitleCount(unread);
  useLiveNotifications((id) => {
    refresh();
    if (id !== null) setArrived(id);
  });
  const label = unread > 0 ? t('notifications.bellUnread', { count: unread }) : t('notifications.bell');
  const news = arrived === undefined ? undefined : data?.items.find(({ id, read }) => id === arrived && !read);
  const announcer = news && (
    <Suspense>
      <Announcer item={news} />
    </Suspense>
  );
  if (phone) {
    return (
      <>
        <Link to="/notifications" className={styles.bell}>
          <Mark unread={unread} label={label} />
        </Link>
        <span role="status" className="visually-hidden">
          {announcer}
        </span>
      </>
    );
  }
  return (
    <>
      <Popover
        open={open}
        onOpenChange={setOpen}
        trigger="click"
        placement="bottomRight"
        arrow={false}
        destroyOnHidden
        styles={{ container: { padding: 0 } }}
        content={
          <Suspense fallback={<Loading />}>
            <BellList onClose={() => setOpen(false)} />
          </Suspense>
        }
      >
        <BellButton title={label} aria-expanded={open} aria-haspopup="dialog">
          <Mark unread={unread} label={label} />
        </BellButton>
      </Popover>
      <span role="status" className="visually-hidden">
        {announcer}
      </span>
    </>
  );
}

function BellButton(props: ComponentProps<'button'>) {
  return <button type="button" {...props} className={styles.bell} />;
}

function Mark({ unread, label }: { unread: number; label: string }) {
  return (
    <>
      <span className="visually-hidden">{label}</span>
      <BellIcon size={18} />
      {unread > 0 && (
        <span className={styles.badge} aria-hidden="true">
          {unread > MOST_SHOWN ? `${MOST_SHOWN}+` : unread}
        </span>
      )}
    </>
  );
}
