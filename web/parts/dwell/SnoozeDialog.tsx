import { Button, Input, Modal } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addDays, addMonths, monthStart, weekStart } from '#domain/kernel/calendar.ts';
import { useDwell, useSnooze } from '../../api/dwell.ts';
import { DayPicker } from '../../ui/DayPicker.tsx';
import { toast } from '../../ui/toast.ts';
import styles from './dwell.module.css';

type Props = { object: string; record: { id: string; title: string }; onClose: () => void };

/** Asks until when nobody is to be warned of a record's long stay, and why. */
export function SnoozeDialog({ object, record, onClose }: Props) {
  const { t } = useTranslation();
  const { today } = useDwell();
  const snooze = useSnooze(object);
  const [until, setUntil] = useState(addDays(today, 7));
  const [reason, setReason] = useState('');
  const [refused, setRefused] = useState<string>();
  const id = useId();
  const ready = reason.trim() !== '';
  const days = [
    { name: t('dwell.nextMonday'), day: addDays(weekStart(today), 7) },
    { name: t('dwell.inTwoWeeks'), day: addDays(today, 14) },
    { name: t('dwell.nextMonth'), day: addMonths(monthStart(today), 1) },
  ];
  const submit = () => {
    if (!ready || snooze.isPending) return;
    snooze.mutate(
      { id: record.id, until, reason: reason.trim() },
      {
        onSuccess: (outcome) => {
          if (!outcome.ok) return setRefused(outcome.issues[0]?.message);
          onClose();
          toast(t('dwell.snoozed', { title: record.title }));
        },
        onError: (error) => setRefused(error.message),
      },
    );
  };
  return (
    <Modal
      open
      width={440}
      title={t('dwell.snooze')}
      okText={t('dwell.snooze')}
      okButtonProps={{ disabled: !ready, loading: snooze.isPending }}
      onOk={submit}
      onCancel={onClose}
      destroyOnHidden
    >
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <p className="tone-quiet">{t('dwell.snoozeHint', { title: record.title })}</p>
        <div className={styles.days}>
          <span>{t('dwell.until')}</span>
          <DayPicker label={t('dwell.until')} value={until} min={addDays(today, 1)} onChange={setUntil} />
          {days.map(({ name, day }) => (
            <Button key={name} size="small" aria-pressed={day === until} onClick={() => setUntil(day)}>
              {name}
            </Button>
          ))}
        </div>
        <label htmlFor={id}>{t('dwell.reason')}</label>
        <Input.TextArea
          id={id}
          placeholder={t('dwell.reasonHint')}
          autoSize={{ minRows: 2, maxRows: 6 }}
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
          {...(refused ? { status: 'error' as const } : {})}
        />
        {refused && (
          <p role="alert" className="tone-danger">
            {refused}
          </p>
        )}
        <button type="submit" hidden />
      </form>
    </Modal>
  );
}
