import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { useTodayView } from '../TodayContext.ts';
import styles from '../today.module.css';
import { ChangeRow } from './ChangeRow.tsx';

const FIRST = 8;
const FIGURES = ['created', 'advanced', 'won', 'lost', 'back'] as const;

/** What became different since the last working day: sums, then the newest one by one. */
export function ChangesPanel() {
  const { t } = useTranslation();
  const format = useFormat();
  const { changes } = useTodayView().today;
  const [all, setAll] = useState(false);
  const shown = all ? changes.items : changes.items.slice(0, FIRST);
  return (
    <Panel flush title={t('today.changes')} sub={t('today.since', { day: format.day(changes.since) })}>
      {changes.items.length === 0 && <p className={styles.none}>{t('today.noChanges')}</p>}
      <p className={styles.chips}>
        {FIGURES.filter((key) => changes.figures[key].count > 0).map((key) => (
          <span key={key}>
            {t(`today.figure.${key}`)} <b>{format.number(changes.figures[key].count)}</b>
            {' · '}
            {format.amount(changes.figures[key].amount)}
          </span>
        ))}
      </p>
      <ul className={styles.rows}>
        {shown.map((change) => (
          <ChangeRow key={`${change.seq}${change.kind}`} change={change} />
        ))}
      </ul>
      {changes.items.length > FIRST && !all && (
        <p className={styles.more}>
          <Button type="link" size="small" onClick={() => setAll(true)}>
            {t('today.moreChanges', { count: changes.items.length - FIRST })}
          </Button>
        </p>
      )}
      {all && changes.more && <p className={styles.none}>{t('today.onlyNewest')}</p>}
    </Panel>
  );
}
