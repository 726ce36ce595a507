import { Button, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { toast } from '../../../ui/toast.ts';
import styles from '../people.module.css';

export type MadeLink = { name: string; email: string; token: string; expiresAt: string };

const addressOf = ({ token }: MadeLink) => `${window.location.origin}/sign-in?token=${token}`;

/** Links are shown this once; nobody is sent one, since there is no mail server. */
export function MadeLinks({ links, onClose }: { links: readonly MadeLink[]; onClose: () => void }) {
  const { t } = useTranslation();
  const { dateTime } = useFormat();
  const copy = async (list: readonly MadeLink[]) => {
    const text =
      list.length === 1
        ? addressOf(list[0]!)
        : list.map((one) => `${one.name}\t${one.email}\t${addressOf(one)}`).join('\n');
    try {
      await navigator.clipboard.writeText(text);
      toast(t('people.copied'));
    } catch {
      toast(t('people.copyFailed'), { failed: true });
    }
  };
  return (
    <Modal
      open
      title={t('people.linksTitle', { count: links.length })}
      onCancel={onClose}
      mask={{ closable: false }}
      footer={[
        <Button key="close" onClick={onClose}>
          {t('common.close')}
        </Button>,
        <Button key="copy" type="primary" onClick={() => void copy(links)}>
          {links.length === 1 ? t('people.copyLink') : t('people.copyAll')}
        </Button>,
      ]}
    >
      <div className={styles.dialog}>
        <p>{t('people.noMail')}</p>
        <ul className={styles.links}>
          {links.map((link) => (
            <li key={link.token}>
              <span className={styles.linkHead}>
                {link.name} <small className="tone-quiet">{link.email}</small>
                <span className="grow" />
                <Button
                  size="small"
                  onClick={() => void copy([link])}
                  aria-label={t('people.copyLinkOf', { copy: t('people.copyLink'), name: link.name })}
                >
                  {t('people.copyLink')}
                </Button>
              </span>
              <code>{addressOf(link)}</code>
              <small className="tone-quiet">{t('people.linkUntil', { when: dateTime(link.expiresAt) })}</small>
            </li>
          ))}
        </ul>
      </div>
    </Modal>
  );
}
