import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { MySession } from '#contract/settings.ts';
import { isApiError } from '../../../api/apiError.ts';
import { useEndSession, useSessions } from '../../../api/settings.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { QueryState } from '../../../ui/states.tsx';
import { Tag } from '../../../ui/Tag.tsx';
import { toast } from '../../../ui/toast.ts';
import styles from '../settings.module.css';
import { deviceOf } from './deviceOf.ts';
import { PasswordForm } from './PasswordForm.tsx';

export function SecuritySection() {
  const { t } = useTranslation();
  const sessions = useSessions();
  const end = useEndSession();
  // Of its own: while one device is being ended, the button for all others takes its click.
  const endOthers = useEndSession();
  const others = sessions.data?.some((session) => !session.current);
  const stop = (id?: string) =>
    (id ? end : endOthers).mutate(id, {
      onSuccess: () => toast(t(id ? 'settings.sessionEnded' : 'settings.sessionsEnded')),
      onError: (error) => toast(isApiError(error) ? error.message : t('errors.unexpected'), { failed: true }),
    });
  return (
    <>
      <PasswordForm />
      <Panel
        flush
        title={t('settings.sessionsTitle')}
        extra={
          others && (
            <Button size="small" loading={endOthers.isPending} onClick={() => stop()}>
              {t('settings.sessionsEndOthers')}
            </Button>
          )
        }
      >
        <QueryState query={sessions} lines={2}>
          {(list) => (
            <ul className={styles.list}>
              {list.map((session) => (
                <SessionLine key={session.id} session={session} onEnd={() => stop(session.id)} />
              ))}
            </ul>
          )}
        </QueryState>
      </Panel>
    </>
  );
}

function SessionLine({ session, onEnd }: { session: MySession; onEnd: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const device = deviceOf(session.agent);
  return (
    <li className={styles.item}>
      <div>
        <p>{device ? t('settings.device', device) : t('settings.deviceUnknown')}</p>
        <p className={styles.help}>
          {[
            t('settings.sessionUsed', { when: format.relative(session.lastSeenAt) }),
            t('settings.sessionSince', { when: format.dateTime(session.createdAt) }),
            session.address,
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
      </div>
      <div className="grow" />
      {session.current ? (
        <Tag>{t('settings.sessionHere')}</Tag>
      ) : (
        <Button size="small" onClick={onEnd}>
          {t('settings.sessionEnd')}
        </Button>
      )}
    </li>
  );
}
