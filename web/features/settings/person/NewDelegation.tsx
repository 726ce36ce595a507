import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isApiError } from '../../../api/apiError.ts';
import { useDelegate } from '../../../api/approvals.ts';
import { FieldInput } from '../../../fields/index.ts';
import { DayPicker } from '../../../ui/DayPicker.tsx';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { toast } from '../../../ui/toast.ts';
import { Row } from '../form/Row.tsx';
import styles from '../settings.module.css';

const PERSON = { key: 'to', type: 'user', labels: { 'zh-CN': '' } } as const;

/** To whom, from which day to which. */
export function NewDelegation() {
  const { t } = useTranslation();
  const { today } = useFormat();
  const [to, setTo] = useState<string | null>(null);
  const [days, setDays] = useState({ from: today(), to: today() });
  const delegate = useDelegate();
  const failed = isApiError(delegate.error)
    ? (delegate.error.issues?.[0]?.message ?? delegate.error.message)
    : undefined;
  const send = () => {
    if (!to) return;
    delegate.mutate(
      { to, fromDay: days.from, toDay: days.to },
      {
        onSuccess: () => {
          setTo(null);
          toast(t('settings.delegateDone'));
        },
      },
    );
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <Row label={t('settings.delegateTo')} help={t('settings.delegateToHelp')} error={failed}>
        {({ id, 'aria-describedby': describedBy }) => (
          <FieldInput
            id={id}
            field={PERSON}
            value={to}
            describedBy={describedBy}
            onChange={(value) => setTo(typeof value === 'string' ? value : null)}
          />
        )}
      </Row>
      <div className={styles.row}>
        <span className={styles.label}>{t('settings.delegateDays')}</span>
        <div className={styles.between}>
          <DayPicker
            label={t('settings.delegateFrom')}
            value={days.from}
            min={today()}
            onChange={(from) => setDays((known) => ({ from, to: known.to < from ? from : known.to }))}
          />
          <span>–</span>
          <DayPicker
            label={t('settings.delegateUntil')}
            value={days.to}
            min={days.from}
            onChange={(until) => setDays((known) => ({ ...known, to: until }))}
          />
        </div>
      </div>
      <div className={styles.bar}>
        <Button type="primary" htmlType="submit" disabled={!to} loading={delegate.isPending}>
          {t('settings.delegate')}
        </Button>
      </div>
    </form>
  );
}
