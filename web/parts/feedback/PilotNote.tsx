import { Link } from '@tanstack/react-router';
import { Button, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FunnelBody } from '#contract/funnels.ts';
import { cx } from '../../ui/cx.ts';
import { Changes } from './Changes.tsx';
import styles from './feedback.module.css';

type Props = {
  funnel: FunnelBody;
  /** Who tries it: the reader’s team, or the record that is looked at. */
  whose: 'team' | 'record';
};

/** Says to those who try a version that they do, what is different in it, and where to say what one thinks of it. */
export function PilotNote({ funnel, whose }: Props) {
  const { t } = useTranslation();
  const [showing, setShowing] = useState(false);
  const { pilot } = funnel;
  if (!pilot) return null;
  return (
    <p className={styles.note} role="note">
      <span>{t(whose === 'team' ? 'feedback.pilotTeam' : 'feedback.pilotRecord', { number: pilot.number })}</span>
      <Button type="link" size="small" onClick={() => setShowing(true)}>
        {t('feedback.whatChanged')}
      </Button>
      <Link to="/funnels/$key/feedback" params={{ key: funnel.key }}>
        {t('feedback.answers')}
      </Link>
      <span className={cx('tone-quiet', styles.hint)}>{t('feedback.howToSay')}</span>
      <Modal
        open={showing}
        width={520}
        footer={null}
        title={t('feedback.changes', { number: pilot.number })}
        onCancel={() => setShowing(false)}
        destroyOnHidden
      >
        <Changes funnel={funnel} pilot={pilot} />
      </Modal>
    </p>
  );
}
