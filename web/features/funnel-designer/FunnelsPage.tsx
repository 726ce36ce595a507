import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFunnels } from '../../api/funnels.ts';
import { useSession } from '../../api/session.ts';
import { PageHead } from '../../ui/PageHead.tsx';
import { FunnelPage } from './FunnelPage.tsx';
import { FunnelList } from './list/FunnelList.tsx';
import { PlaybookPage } from './playbook/PlaybookPage.tsx';

/** `/funnels`, `/funnels/$funnel`: drawn by who may manage funnels, read by everybody. */
export function FunnelsPage() {
  const { t } = useTranslation();
  const { funnel } = useParams({ from: '/shell/funnels/{-$funnel}' });
  const { abilities } = useSession();
  const { funnels } = useFunnels();
  const manages = abilities.includes('manageFunnels');
  if (!manages) return <PlaybookPage funnels={funnels} funnel={funnel} />;
  if (funnel) return <FunnelPage key={funnel} funnel={funnel} />;
  return (
    <>
      <PageHead title={t('designer.title')}>
        <Link to="/funnel-library">{t('library.title')}</Link>
      </PageHead>
      <FunnelList />
    </>
  );
}
