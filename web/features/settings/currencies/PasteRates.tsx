import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useEnterRates } from '../../../api/settings.ts';
import { toast } from '../../../ui/toast.ts';
import styles from '../settings.module.css';
import { readRates } from './readRates.ts';

export function PasteRates({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const enter = useEnterRates();
  const lines = readRates(text);
  const rates = lines.flatMap((line) => (line.ok ? [line.rate] : []));
  const bad = lines.find((line) => !line.ok);
  const save = () =>
    enter.mutate(rates, {
      onSuccess: () => {
        toast(t('settings.ratesEntered', { count: rates.length }));
        onDone();
      },
    });
  return (
    <div style={{ paddingBottom: 16 }}>
      <Input.TextArea
        rows={5}
        autoFocus
        aria-label={t('settings.ratesPaste')}
        placeholder={'USD 2026-01-01 7.12\nEUR 2026-01-01 7.85'}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <p className={bad ? styles.error : styles.help} role="status">
        {bad ? t('settings.ratesPasteBad', bad) : t('settings.ratesPasteHelp')}
        {enter.isError && ` ${enter.error.message}`}
      </p>
      <div className={styles.bar}>
        <Button
          type="primary"
          disabled={rates.length === 0 || bad !== undefined}
          loading={enter.isPending}
          onClick={save}
        >
          {t('settings.ratesPasteAdd', { count: rates.length })}
        </Button>
        <Button onClick={onDone}>{t('common.cancel')}</Button>
      </div>
    </div>
  );
}
