import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WorkingSpan } from '#domain/kernel/workCalendar.ts';
import { IconButton } from '../../../ui/IconButton.tsx';
import { CloseIcon, PlusIcon } from '../../../ui/icons.tsx';
import styles from '../settings.module.css';
import { readTime } from './readTime.ts';

type Props = { name: string; spans: readonly WorkingSpan[]; onChange: (spans: WorkingSpan[]) => void };

const MOST = 4;

export function DaySpans({ name, spans, onChange }: Props) {
  const { t } = useTranslation();
  const set = (index: number, patch: Partial<WorkingSpan>) =>
    onChange(spans.map((span, at) => (at === index ? { ...span, ...patch } : span)));
  const last = spans.at(-1);
  const next = last ? { from: last.to, to: '24:00' } : { from: '09:00', to: '18:00' };
  return (
    <>
      {spans.length === 0 && <span className="tone-quiet">{t('settings.hoursOff')}</span>}
      {spans.map((span, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: spans have no other name than their place
        <span key={index} className={styles.span}>
          <Time
            label={`${name} ${t('settings.hoursFrom')}`}
            value={span.from}
            onChange={(from) => set(index, { from })}
          />
          –
          <Time label={`${name} ${t('settings.hoursTo')}`} value={span.to} onChange={(to) => set(index, { to })} />
          <IconButton
            icon={CloseIcon}
            label={t('settings.hoursRemove')}
            onClick={() => onChange(spans.filter((_, at) => at !== index))}
          />
        </span>
      ))}
      {spans.length < MOST && last?.to !== '24:00' && (
        <Button size="small" type="text" icon={<PlusIcon />} onClick={() => onChange([...spans, next])}>
          {t('settings.hoursAdd')}
        </Button>
      )}
    </>
  );
}

type TimeProps = { label: string; value: string; onChange: (time: string) => void };

/** Typed as one likes, read when one leaves it or presses Enter: the browser's own field follows its language, not ours. */
function Time({ label, value, onChange }: TimeProps) {
  const [typed, setTyped] = useState<string>();
  const settle = () => {
    const time = typed === undefined ? undefined : readTime(typed);
    setTyped(undefined);
    if (time && time !== value) onChange(time);
  };
  return (
    <input
      type="text"
      inputMode="numeric"
      maxLength={6}
      aria-label={label}
      aria-invalid={typed !== undefined && readTime(typed) === undefined}
      value={typed ?? value}
      onChange={({ target }) => setTyped(target.value)}
      onFocus={({ target }) => target.select()}
      onBlur={settle}
      onKeyDown={(event) => {
        if (event.key === 'Enter') settle();
      }}
    />
  );
}
