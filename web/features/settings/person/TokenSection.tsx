import { Button, Popconfirm } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isApiError } from '../../../api/apiError.ts';
import { type ApiToken, type CreatedToken, useRevokeToken, useTokens } from '../../../api/settings.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { CodeIcon } from '../../../ui/icons.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { Empty, QueryState } from '../../../ui/states.tsx';
import { toast } from '../../../ui/toast.ts';
import styles from '../settings.module.css';
import { NewToken } from './NewToken.tsx';

export function TokenSection() {
  const { t } = useTranslation();
  const tokens = useTokens();
  const [created, setCreated] = useState<CreatedToken>();
  const copy = async (text: string) => {
    try {
      await navigator.clipboard.writeText(text);
      toast(t('settings.tokenCopied'));
    } catch {
      // Without https the browser gives no clipboard: it can still be picked by hand.
      toast(t('settings.tokenCopyFailed'), { failed: true });
    }
  };
  return (
    <>
      <Panel title={t('settings.tokenNew')}>
        <NewToken onCreated={setCreated} />
        {created && (
          <div role="status">
            <div className={styles.secret}>
              <code>{created.token}</code>
              <div className="grow" />
              <Button size="small" onClick={() => void copy(created.token)}>
                {t('settings.tokenCopy')}
              </Button>
            </div>
            <p className="tone-stalled">{t('settings.tokenShownOnce')}</p>
          </div>
        )}
      </Panel>
      <Panel flush title={t('settings.tokensTitle')}>
        <QueryState query={tokens} lines={2}>
          {(list) =>
            list.length === 0 ? (
              <Empty icon={CodeIcon} title={t('settings.tokensNone')} hint={t('settings.tokensNoneHint')} />
            ) : (
              <ul className={styles.list}>
                {list.map((token) => (
                  <TokenLine
                    key={token.id}
                    token={token}
                    onRevoked={() => setCreated((shown) => (shown?.id === token.id ? undefined : shown))}
                  />
                ))}
              </ul>
            )
          }
        </QueryState>
      </Panel>
    </>
  );
}

function TokenLine({ token, onRevoked }: { token: ApiToken; onRevoked: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const revoke = useRevokeToken();
  const ended = token.expiresAt !== null && new Date(token.expiresAt) <= new Date();
  const ends = token.expiresAt
    ? t('settings.tokenEnds', { when: format.date(token.expiresAt, 'full') })
    : t('settings.tokenNever');
  const used = token.lastUsedAt
    ? t('settings.tokenUsed', { when: format.relative(token.lastUsedAt) })
    : t('settings.tokenUnused');
  return (
    <li className={styles.item}>
      <div>
        <p>
          {token.name} <code className="tone-quiet">{token.prefix}…</code>
        </p>
        <p className={styles.help}>
          {[
            ...(token.readOnly ? [t('settings.tokenReadOnly')] : []),
            ended ? t('settings.tokenEnded') : ends,
            used,
          ].join(' · ')}
        </p>
      </div>
      <div className="grow" />
      <Popconfirm
        title={t('settings.tokenRevokeAsk', { name: token.name })}
        okText={t('settings.tokenRevoke')}
        cancelText={t('common.cancel')}
        onConfirm={() =>
          revoke.mutate(token.id, {
            onSuccess: () => {
              toast(t('settings.tokenRevoked'));
              onRevoked();
            },
            onError: (error) => toast(isApiError(error) ? error.message : t('errors.unexpected'), { failed: true }),
          })
        }
      >
        <Button size="small" danger loading={revoke.isPending}>
          {t('settings.tokenRevoke')}
        </Button>
      </Popconfirm>
    </li>
  );
}
