import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { FunnelBody } from '#contract/funnels.ts';
import type { ReplayBody } from '#contract/replay.ts';
import type { VersionBody } from '#contract/versions.ts';
import { isApiError } from '../../api/apiError.ts';
import { useReplay } from '../../api/replay.ts';
import { useFormat } from '../../ui/FormatProvider.tsx';
import { AlertIcon } from '../../ui/icons.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { Empty, ErrorState } from '../../ui/states.tsx';
import { counted } from './counted.ts';
import { GatesPanel } from './GatesPanel.tsx';
import { headline } from './headline.ts';
import { PeoplePanel } from './PeoplePanel.tsx';
import { ReplayProgress } from './ReplayProgress.tsx';
import styles from './replay.module.css';

type Props = { funnel: FunnelBody; version: VersionBody; months: number };

/** One run: it begins by itself, tells how far it is, can be stopped and begun again. */
export function Replay({ funnel, version, months }: Props) {
  const { t } = useTranslation();
  const { query, progress, cancel } = useReplay(funnel.key, version, months);
  const again = () => void query.refetch();
  if (query.isFetching) return <ReplayProgress object={funnel.objectKey} progress={progress} onCancel={cancel} />;
  if (query.isError) return <Failed error={query.error} onRetry={again} />;
  if (!query.data) {
    return (
      <Empty title={t('replay.cancelled')}>
        <Button size="small" onClick={again}>
          {t('replay.again')}
        </Button>
      </Empty>
    );
  }
  const { moves, unknown, gates } = query.data;
  if (moves + unknown + gates.length === 0)
    return <Empty title={t('replay.nothingMoved')} hint={t('replay.nothingMovedHint')} />;
  return (
    <>
      <Summary funnel={funnel} result={query.data} months={months} onAgain={again} />
      <GatesPanel funnel={funnel} version={version} gates={query.data.gates} />
      <PeoplePanel people={query.data.people} references={query.data.references} />
    </>
  );
}

type SummaryProps = { funnel: FunnelBody; result: ReplayBody; months: number; onAgain: () => void };

/** What the run found in words, and what the past does not know. */
function Summary({ funnel, result, months, onAgain }: SummaryProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { records, unknown } = result;
  return (
    <Panel>
      <div className={styles.summary}>
        <p className={styles.headline} role="status">
          {headline(result, months, t, format)}
        </p>
        <Button size="small" onClick={onAgain}>
          {t('replay.again')}
        </Button>
      </div>
      <p className={styles.quiet}>{t('replay.records', { what: counted(funnel.objectKey, records, t, format) })}</p>
      <p className={styles.limitsHead}>{t('replay.limits')}</p>
      <ul className={styles.limits}>
        {unknown > 0 && <li>{t('replay.unknown', { count: unknown, n: format.number(unknown) })}</li>}
        <li>{t('replay.asToday')}</li>
        <li>{t('replay.actsDelay')}</li>
        <li>{t('replay.importsLeftOut')}</li>
      </ul>
    </Panel>
  );
}

type FailedProps = { error: unknown; onRetry: () => void };

/** A draft that does not hold together yet cannot be tried: what is wrong with it stands in the designer. */
function Failed({ error, onRetry }: FailedProps) {
  const { t } = useTranslation();
  if (!isApiError(error, 'invalid_input')) return <ErrorState error={error} onRetry={onRetry} />;
  return <Empty title={t('replay.notSound')} icon={AlertIcon} />;
}
