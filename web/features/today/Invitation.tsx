import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../api/session.ts';
import { recall, remember } from '../../browser/remembered.ts';
import { startTour } from '../../browser/tourSignal.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { CloseIcon } from '../../ui/icons.tsx';
import styles from './Invitation.module.css';

/** To a newcomer of the demo: two minutes that show what this is about. Gone for good once taken or closed. */
export function Invitation() {
  const { t } = useTranslation();
  const { workspace, rights } = useSession();
  const [seen, setSeen] = useState(() => recall('loudou.tour') !== undefined);
  const mayRead = (rights.opportunity ?? rights['*'])?.read ?? false;
  if (seen || !workspace.demo || !mayRead) return null;
  const leave = () => {
    remember('loudou.tour', 'seen');
    setSeen(true);
  };
  return (
    <aside className={styles.invitation}>
      <div className={styles.words}>
        <strong>{t('help.inviteTitle')}</strong>
        <span>{t('help.inviteText')}</span>
      </div>
      <Button
        type="primary"
        onClick={() => {
          leave();
          startTour();
        }}
      >
        {t('help.inviteStart')}
      </Button>
      <IconButton icon={CloseIcon} label={t('common.close')} onClick={leave} />
    </aside>
  );
}
