import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { NOTIFICATION_KINDS } from '#contract/notificationKinds.ts';
import { useLatestNotifications, useMarkRead, useNotificationPages } from '../../api/notifications.ts';
import { useLooksOnly } from '../../api/session.ts';
import { NotificationLine } from '../../parts/notifications/NotificationLine.tsx';
import { ChoiceList, FilterBar, FilterChip } from '../../ui/FilterChip.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { BellIcon, SettingsIcon } from '../../ui/icons.tsx';
import { PageHead } from '../../ui/PageHead.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { Empty, NoMatch, QueryState } from '../../ui/states.tsx';
import styles from './NotificationsPage.module.css';
import { PreferencesPanel } from './PreferencesPanel.tsx';
import type { NotificationSearch } from './search.ts';

/** Everything that the reader was told, newest first. */
export function NotificationsPage() {
  const { t } = useTranslation();
  const search = useSearch({ from: '/shell/notifications' });
  const navigate = useNavigate();
  const go = (change: NotificationSearch) => void navigate({ to: '.', search: (known) => ({ ...known, ...change }) });
  const { unread, kind, preferences } = search;
  const left = useLatestNotifications().data?.unread ?? 0;
  const { mutate, isPending } = useMarkRead();
  const looksOnly = useLooksOnly();
  return (
    <>
      <PageHead
        title={t('notifications.title')}
        tabs={[
          { key: 'all', label: t('notifications.tabAll') },
          {
            key: 'unread',
            label: left > 0 ? t('notifications.tabUnreadCount', { count: left }) : t('notifications.tabUnread'),
          },
        ]}
        tab={unread ? 'unread' : 'all'}
        onTab={(tab) => go({ unread: tab === 'unread' || undefined })}
      >
        <Button disabled={left === 0 || isPending || looksOnly} onClick={() => mutate({ all: true })}>
          {t('notifications.readAll')}
        </Button>
        <IconButton
          icon={SettingsIcon}
          label={t('notifications.preferences')}
          onClick={() => go({ preferences: true })}
        />
      </PageHead>
      <FilterBar>
        <FilterChip label={t('notifications.kind')} value={kind ? t(`notifications.kinds.${kind}`) : t('common.all')}>
          {(close) => (
            <ChoiceList
              choices={[
                { key: 'all' as const, label: t('common.all') },
                ...NOTIFICATION_KINDS.map((key) => ({ key, label: t(`notifications.kinds.${key}`) })),
              ]}
              value={kind ?? 'all'}
              onChoose={(key) => {
                go({ kind: key === 'all' ? undefined : key });
                close();
              }}
            />
          )}
        </FilterChip>
      </FilterBar>
      <List search={search} onClear={() => go({ kind: undefined, unread: undefined })} />
      <PreferencesPanel open={preferences ?? false} onClose={() => go({ preferences: undefined })} />
    </>
  );
}

function List({ search: { unread, kind }, onClear }: { search: NotificationSearch; onClear: () => void }) {
  const { t } = useTranslation();
  const query = useNotificationPages({ unread, kind });
  return (
    <Panel flush className={styles.panel}>
      <QueryState query={query}>
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items);
          if (items.length === 0 && kind) return <NoMatch onClear={onClear} />;
          if (items.length === 0) {
            return (
              <Empty
                icon={BellIcon}
                title={unread ? t('notifications.noneUnread') : t('notifications.empty')}
                hint={t('notifications.emptyHint')}
              />
            );
          }
          return (
            <>
              {items.map((item) => (
                <NotificationLine key={item.id} item={item} />
              ))}
              {query.hasNextPage && (
                <Button type="text" block loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                  {t('notifications.more')}
                </Button>
              )}
            </>
          );
        }}
      </QueryState>
    </Panel>
  );
}
