import { useSuspenseQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Suspense, useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { funnelsQuery } from '../../api/funnels.ts';
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
import { StalledPanel } from './stalled/StalledPanel.tsx';

/** The state of the whole funnel; what is shown is what the address says. */
export function CockpitPage() {
  const { t } = useTranslation();
  const may = useMay();
  return (
    <>
      <PageHead title={t('cockpit.title')} />
      {may('opportunity', 'read') ? (
        <ErrorBoundary>
          <Suspense fallback={<Skeleton height={480} />}>
            <Cockpit />
          </Suspense>
        </ErrorBoundary>
      ) : (
        <NoPermission />
      )}
    </>
  );
}

function Cockpit() {
  useSuspenseQuery(departmentsQuery);
  useSuspenseQuery(funnelsQuery);
  const search = useSearch({ from: '/shell/cockpit' });
  const navigate = useNavigate();
  const scope = useScope(search);
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
        <CockpitFilters />
        <div className={styles.page}>
          <KpiStrip />
          <div className={styles.funnel}>
            <FunnelPanel />
            <DiagnosisPanel />
          </div>
          <div className={styles.tables}>
            <CrossPanel />
            <StalledPanel />
          </div>
          {may('lead', 'read') && <EndToEndPanel />}
        </div>
        <RecordsDrawer />
      </TipProvider>
    </CockpitContext>
  );
}
