import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { inLocale } from '#domain/kernel/localized.ts';
import { useFunnels } from '../../api/funnels.ts';
import { useSession } from '../../api/session.ts';
import { useFormat } from '../../ui/FormatProvider.tsx';
import { PageHead } from '../../ui/PageHead.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { Empty, NoPermission } from '../../ui/states.tsx';
import { AdoptionPanel } from './AdoptionPanel.tsx';
import { CommentsPanel } from './CommentsPanel.tsx';
import styles from './feedback.module.css';
import { GateCostsPanel } from './GateCostsPanel.tsx';

const route = getRouteApi('/shell/funnels/$key/feedback');
const PERIODS = [30, 90, 365] as const;

/** What a funnel costs and how it is received: gate by gate, in a pilot against all others, in people's own words. */
export function FeedbackPage() {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const { key } = route.useParams();
  const { abilities } = useSession();
  const funnel = useFunnels().funnels.find((one) => one.key === key);
  const [days, setDays] = useState<number>(90);
  const may = abilities.includes('manageFunnels');
  if (!funnel) return <Empty title={t('errors.notFound')} />;
  return (
    <div className={styles.page}>
      <PageHead title={t('feedback.title', { funnel: inLocale(funnel.names, locale) })}>
        {may && (
          <Segmented<number>
            aria-label={t('feedback.period')}
            value={days}
            options={PERIODS.map((value) => ({ value, label: t('feedback.lastDays', { count: value }) }))}
            onChange={setDays}
          />
        )}
        <Link to="/board" search={{ funnel: key }}>
          {t('feedback.toBoard')}
        </Link>
      </PageHead>
      {may ? (
        <>
          <GateCostsPanel funnel={funnel} days={days} />
          <AdoptionPanel funnel={funnel.key} days={days} />
        </>
      ) : (
        <NoPermission hint={t('feedback.ownOnly')} />
      )}
      <CommentsPanel funnel={funnel} mayClose={may} />
    </div>
  );
}
