import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './gates.module.css';

type Props = { busy: boolean; onOverride: (reason: string) => void };

/** For those with the right to: past what is unmet, with a reason; says first what will be marked. */
export function OverrideAsk({ busy, onOverride }: Props) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  if (!asking) {
    return (
      <Button type="text" className={styles.quiet ?? ''} onClick={() => setAsking(true)}>
        {t('gates.override')}
      </Button>
    );
  }
  return (
    <fieldset className={styles.override}>
      <legend className="visually-hidden">{t('gates.overrideTitle')}</legend>
      <p className={styles.hint}>{t('gates.overrideHint')}</p>
      <Input.TextArea
        autoFocus
        aria-label={t('gates.overrideReason')}
        placeholder={t('gates.overrideReason')}
        autoSize={{ minRows: 2, maxRows: 5 }}
        maxLength={2000}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <div className={styles.buttons}>
        <Button danger disabled={!reason.trim()} loading={busy} onClick={() => onOverride(reason.trim())}>
          {t('gates.overrideGo')}
        </Button>
        <Button type="text" onClick={() => setAsking(false)}>
          {t('common.cancel')}
        </Button>
      </div>
    </fieldset>
  );
}
