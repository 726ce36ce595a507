import { useSuspenseQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Suspense, useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ObjectBody } from '#contract/objects.ts';
import { funnelsQuery, useFunnels, withStageOptions } from '../../api/funnels.ts';
import { useObject } from '../../api/objects.ts';
import { departmentsQuery } from '../../api/organisation.ts';
import { useMay } from '../../api/session.ts';
import { ErrorBoundary } from '../../ui/ErrorBoundary.tsx';
import { PageHead } from '../../ui/PageHead.tsx';
import { NoPermission } from '../../ui/states.tsx';
import styles from './CockpitPage.module.css';
import { CrossPanel } from './cross/CrossPanel.tsx';
import { DiagnosisPanel } from './diagnosis/DiagnosisPanel.tsx';
import { EndToEndPanel } from './endToEnd/EndToEndPanel.tsx';
import { TipProvider } from './figure/TipProvider.tsx';
import { CockpitFilters } from './filters/CockpitFilters.tsx';
import { FunnelPanel } from './funnel/FunnelPanel.tsx';
import { KpiStrip } from './kpis/KpiStrip.tsx';
import { RecordsDrawer } from './records/RecordsDrawer.tsx';
import { Skeleton } from './Skeleton.tsx';
import { CockpitContext } from './scope/CockpitContext.ts';
import { useScope } from './scope/useScope.ts';
import type { CockpitSearch } from './search.ts';
import { CockpitViews } from './share/CockpitViews.tsx';
import { ShareMenu } from './share/ShareMenu.tsx';
import { StalledPanel } from './stalled/StalledPanel.tsx';
import { TimeBanner } from './TimeBanner.tsx';

/** The state of the whole funnel; what is shown is what the address says. */
export function CockpitPage() {
  const { t } = useTranslation();
  const may = useMay();
  return (
    <>
      {may('opportunity', 'read') ? (
        <ErrorBoundary>
          <Suspense
            fallback={
              <>
                <PageHead title={t('cockpit.title')} />
                <Skeleton height={480} />
              </>
            }
          >
            <Door />
          </Suspense>
        </ErrorBoundary>
      ) : (
        <>
          <PageHead title={t('cockpit.title')} />
          <NoPermission />
        </>
      )}
    </>
  );
}

function Door() {
  const deal = useObject('opportunity');
  const { funnels } = useFunnels();
  const withStages = useMemo(() => deal && withStageOptions(deal, funnels), [deal, funnels]);
  return withStages ? <Cockpit deal={withStages} /> : <NoPermission />;
}

function Cockpit({ deal }: { deal: ObjectBody }) {
  const { t } = useTranslation();
  useSuspenseQuery(departmentsQuery);
  useSuspenseQuery(funnelsQuery);
  const search = useSearch({ from: '/shell/cockpit' });
  const navigate = useNavigate();
  const scope = useScope(search, deal);
  const may = useMay();
  const change = useCallback(
    (next: Partial<CockpitSearch>) => {
      // A number that opens is a step to come back from; a filter replaces the view.
      void navigate({
        to: '.',
        search: (previous: Record<string, unknown>) => ({ ...previous, open: undefined, ...next }),
        replace: !next.drill,
        resetScroll: false,
      });
    },
    [navigate],
  );
  const cockpit = useMemo(() => ({ scope, change }), [scope, change]);
  return (
    <CockpitContext value={cockpit}>
      <TipProvider>
        <PageHead title={t('cockpit.title')}>
          <CockpitViews />
          <ShareMenu />
        </PageHead>
        <CockpitFilters deal={deal} />
        <TimeBanner />
        <div className={styles.page} data-picture="page">
          <KpiStrip />
          <div className={styles.funnel}>
            <div data-picture="funnel" className={styles.cell}>
              <FunnelPanel />
            </div>
            <DiagnosisPanel />
          </div>
          <div data-picture="cross" className={styles.cell}>
            <CrossPanel />
          </div>
          <StalledPanel />
          {may('lead', 'read') && <EndToEndPanel />}
        </div>
        <RecordsDrawer />
      </TipProvider>
    </CockpitContext>
  );
}
