import { Switch } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { NOTIFICATION_KINDS, type NotificationKind } from '#contract/notificationKinds.ts';
import { useNotificationPreferences, useSetNotificationPreference } from '../../api/notifications.ts';
import { Drawer } from '../../ui/Drawer.tsx';
import { LookOnly } from '../../ui/LookOnly.tsx';
import { QueryState } from '../../ui/states.tsx';
import styles from './NotificationsPage.module.css';

/** Which kinds of notifications the reader wants. Each switch counts at once. */
export function PreferencesPanel({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Drawer open={open} onClose={onClose} title={t('notifications.preferences')}>
      <LookOnly>
        <Wishes />
      </LookOnly>
    </Drawer>
  );
}

function Wishes() {
  const query = useNotificationPreferences();
  const { mutate } = useSetNotificationPreference();
  return (
    <QueryState query={query}>
      {(wishes) => (
        <div className={styles.wishes}>
          {NOTIFICATION_KINDS.map((kind) => (
            <Wish key={kind} kind={kind} on={wishes[kind].app} onChange={(app) => mutate({ kind, app })} />
          ))}
        </div>
      )}
    </QueryState>
  );
}

function Wish({ kind, on, onChange }: { kind: NotificationKind; on: boolean; onChange: (on: boolean) => void }) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <label className={styles.wish} htmlFor={id}>
      <span>
        {t(`notifications.kinds.${kind}`)}
        <small>{t(`notifications.hints.${kind}`)}</small>
      </span>
      <Switch id={id} checked={on} onChange={onChange} />
    </label>
  );
}
