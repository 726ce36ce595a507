import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CalendarBody } from '#contract/settings.ts';
import { useClearDay, useSetDays } from '../../../api/settings.ts';
import { DayPicker } from '../../../ui/DayPicker.tsx';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { Segmented } from '../../../ui/Segmented.tsx';
import styles from '../settings.module.css';

type Props = { day: string | undefined; year: CalendarBody; onDone: () => void };

/** Makes the picked day, or the days from it on, a holiday or a workday of the company's own. */
export function DayEditor({ day, year, onDone }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const said = year.days.find((one) => one.day === day);
  const [kind, setKind] = useState<'off' | 'work'>(said?.kind === 'off' ? 'work' : 'off');
  const [to, setTo] = useState(day ?? '');
  const [name, setName] = useState('');
  const set = useSetDays();
  const clear = useClearDay();
  if (!day)
    return (
      <p className={styles.help} style={{ paddingBlock: 8 }}>
        {t('settings.dayPick')}
      </p>
    );
  const usual = t(kind === 'off' ? 'settings.dayNameOff' : 'settings.dayNameWork');
  const failed = set.error ?? clear.error;
  return (
    <form
      className={styles.editor}
      onSubmit={(event) => {
        event.preventDefault();
        const last = to >= day ? to : day;
        set.mutate({ day, to: last, kind, name: name.trim() || usual }, { onSuccess: onDone });
      }}
    >
      <b>{format.date(day, 'full')}</b>
      {said && <span className="tone-quiet">{said.own ? `${said.name} · ${t('settings.dayOwn')}` : said.name}</span>}
      <span className={styles.span}>
        {t('settings.dayUntil')}
        <DayPicker label={t('settings.dayUntil')} value={to} min={day} onChange={setTo} />
      </span>
      <span>{t('settings.daySet')}</span>
      <Segmented
        aria-label={t('settings.daySet')}
        value={kind}
        options={[
          { value: 'off', label: t('settings.dayOff') },
          { value: 'work', label: t('settings.dayWork') },
        ]}
        onChange={setKind}
      />
      <Input
        aria-label={t('settings.dayName')}
        value={name}
        placeholder={usual}
        maxLength={60}
        style={{ width: 140 }}
        onChange={(event) => setName(event.target.value)}
      />
      <Button type="primary" htmlType="submit" loading={set.isPending}>
        {t('common.save')}
      </Button>
      {said?.own && (
        <Button loading={clear.isPending} onClick={() => clear.mutate(day, { onSuccess: onDone })}>
          {t('settings.dayForget')}
        </Button>
      )}
      <Button type="text" onClick={onDone}>
        {t('common.cancel')}
      </Button>
      {failed && (
        <span role="alert" className={styles.error}>
          {failed.message}
        </span>
      )}
    </form>
  );
}
