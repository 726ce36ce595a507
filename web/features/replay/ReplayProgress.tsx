import { Button, Progress } from 'antd';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../ui/FormatProvider.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { counted } from './counted.ts';
import styles from './replay.module.css';

type Props = { object: string; progress: { done: number; total: number } | undefined; onCancel: () => void };

/** How far a run is, in records; one may stop it. */
export function ReplayProgress({ object, progress, onCancel }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const { done, total } = progress ?? { done: 0, total: 0 };
  return (
    <Panel>
      <div className={styles.progress}>
        <Progress
          percent={total > 0 ? Math.floor((done / total) * 100) : 0}
          status="active"
          aria-label={t('replay.running')}
        />
        <p className={styles.quiet} role="status">
          {total > 0
            ? t('replay.runningCount', { done: format.number(done), what: counted(object, total, t, format) })
            : t('replay.running')}
        </p>
        <Button size="small" onClick={onCancel}>
          {t('common.cancel')}
        </Button>
      </div>
    </Panel>
  );
}
