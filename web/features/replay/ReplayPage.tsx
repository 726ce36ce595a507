import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { inLocale } from '#domain/kernel/localized.ts';
import { useFunnels } from '../../api/funnels.ts';
import { useFunnelVersion, useFunnelVersions, type VersionSummary } from '../../api/funnelVersions.ts';
import { useSession } from '../../api/session.ts';
import { useFormat } from '../../ui/FormatProvider.tsx';
import { PageHead } from '../../ui/PageHead.tsx';
import { Empty, NoPermission, QueryState } from '../../ui/states.tsx';
import { defaultVersion } from './defaultVersion.ts';
import { Replay } from './Replay.tsx';
import { ReplayChoice } from './ReplayChoice.tsx';
import styles from './replay.module.css';
import { USUAL_MONTHS } from './search.ts';

const route = getRouteApi('/shell/funnels/$key/replay');

/** What a version would have made of the moves of the last months, before it holds for anybody. */
export function ReplayPage() {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const { key } = route.useParams();
  const { abilities } = useSession();
  const { funnels, unpublished } = useFunnels();
  const funnel = [...funnels, ...unpublished].find((one) => one.key === key);
  if (!funnel) return <Empty title={t('errors.notFound')} />;
  const title = t('replay.title', { funnel: inLocale(funnel.names, locale) });
  if (abilities.includes('manageFunnels')) return <Versions funnel={key} title={title} />;
  return (
    <div className={styles.page}>
      <PageHead title={title} />
      <NoPermission hint={t('replay.notYours')} />
    </div>
  );
}

function Versions({ funnel, title }: { funnel: string; title: string }) {
  const { t } = useTranslation();
  const search = route.useSearch();
  const query = useFunnelVersions(funnel);
  const versions = query.data?.versions ?? [];
  const version = versions.find(({ id }) => id === search.version) ?? defaultVersion(versions);
  const months = search.months ?? USUAL_MONTHS;
  return (
    <div className={styles.page}>
      <PageHead title={title}>
        {version && <ReplayChoice versions={versions} version={version} months={months} />}
        <Link to="/funnels/$key/feedback" params={{ key: funnel }}>
          {t('replay.toFeedback')}
        </Link>
      </PageHead>
      <QueryState query={query} lines={6}>
        {() => version && <Whole key={version.id} funnel={funnel} version={version} months={months} />}
      </QueryState>
    </div>
  );
}

function Whole({ funnel, version, months }: { funnel: string; version: VersionSummary; months: number }) {
  const { t } = useTranslation();
  const query = useFunnelVersion(funnel, version.id);
  const live = useFunnels().funnels.find((one) => one.key === funnel);
  if (!live) return <Empty title={t('replay.nothingMoved')} hint={t('replay.neverHeld')} />;
  return (
    <QueryState query={query} lines={6}>
      {(whole) => <Replay funnel={live} version={whole} months={months} />}
    </QueryState>
  );
}
