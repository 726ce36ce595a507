import { Progress } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportBody } from '#contract/imports.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import styles from '../importing.module.css';

/** How far it is, how fast, and how long it will take; the pace is that of what was seen since the page opened. */
export function RunProgress({ body }: { body: ImportBody }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { rowsRead } = body.counts;
  const total = body.totalRows ?? rowsRead;
  const rate = useRate(rowsRead, body);
  if (body.state !== 'running') return null;
  const left = rate ? Math.max(0, total - rowsRead) / rate : undefined;
  return (
    <div className={styles.progress}>
      <Progress
        percent={total > 0 ? Math.floor((rowsRead / total) * 100) : 0}
        status={body.stalled ? 'exception' : 'active'}
        aria-label={t('importing.progress')}
      />
      <p className={styles.quiet} aria-live="polite">
        {t('importing.rowsOf', { done: format.number(rowsRead), total: format.number(total) })}
        {rate !== undefined && ` · ${t('importing.rate', { n: format.number(Math.round(rate)) })}`}
        {left !== undefined &&
          ` · ${left < 60 ? t('importing.secondsLeft', { n: Math.ceil(left) }) : t('importing.minutesLeft', { n: Math.ceil(left / 60) })}`}
      </p>
      <p className={styles.quiet}>{body.stalled ? t('importing.stalledHint') : t('importing.leaveHint')}</p>
    </div>
  );
}

/** Rows a second. Until two looks differ: since it began, when it began a moment ago. */
function useRate(rowsRead: number, body: ImportBody): number | undefined {
  const first = useRef<{ rows: number; at: number }>(undefined);
  const [rate, setRate] = useState<number>();
  useEffect(() => {
    const now = Date.now();
    first.current ??= { rows: rowsRead, at: now };
    const seconds = (now - first.current.at) / 1000;
    if (seconds > 0.5 && rowsRead > first.current.rows) setRate((rowsRead - first.current.rows) / seconds);
    else if (rowsRead > 0) {
      const since = (now - Date.parse(body.startedAt)) / 1000;
      if (since > 0.5 && since < 30) setRate(rowsRead / since);
    }
  }, [rowsRead, body.startedAt]);
  return rate;
}
