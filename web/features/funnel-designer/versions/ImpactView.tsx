import { Progress } from 'antd';
import { useTranslation } from 'react-i18next';
import { inLocale } from '#domain/kernel/localized.ts';
import { useImpact } from '../../../api/funnelImpact.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { ErrorState } from '../../../ui/states.tsx';
import { useDesigner } from '../designer.ts';
import { Figure, Figures } from './Figures.tsx';
import { ImpactGates } from './ImpactGates.tsx';
import { ImpactOwners } from './ImpactOwners.tsx';
import { ImpactStages } from './ImpactStages.tsx';
import styles from './versions.module.css';

type Props = {
  funnel: string;
  draft: number;
  stamp: number;
  departments?: readonly string[];
  people?: readonly string[];
};

/** How many open records change their stage, where they land, what they would be short of, and whose they are. */
export function ImpactView(ask: Props) {
  const { t } = useTranslation();
  const { locale, number } = useFormat();
  const { object } = useDesigner();
  const { query, progress } = useImpact(ask, true);
  if (query.error) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data || query.isFetching) {
    const percent = progress && progress.total > 0 ? Math.round((100 * progress.done) / progress.total) : 0;
    return (
      <div className={styles.ask} aria-busy="true">
        <Progress percent={percent} size="small" aria-label={t('common.loading')} />
      </div>
    );
  }
  const { count, moved, short, stages, gates, owners } = query.data;
  if (count === 0) {
    return (
      <p className={styles.quiet}>{t('designer.impactNone', { object: inLocale(object.labelsPlural, locale) })}</p>
    );
  }
  return (
    <div aria-live="polite">
      <Figures>
        <Figure value={number(count)} label={t('designer.impactTotal')} />
        <Figure value={number(moved)} label={t('designer.impactMoved')} tone="tone-accent" />
        <Figure value={number(short)} label={t('designer.impactShort')} tone="tone-risk" />
      </Figures>
      <ImpactStages stages={stages} />
      {gates.length > 0 && <ImpactGates gates={gates} />}
      <ImpactOwners owners={owners.filter((owner) => owner.moved + owner.short > 0)} />
    </div>
  );
}
