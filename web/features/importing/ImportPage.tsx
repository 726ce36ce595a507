import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../api/session.ts';
import { PageHead } from '../../ui/PageHead.tsx';
import { NoPermission } from '../../ui/states.tsx';
import { ImportHistory } from './history/ImportHistory.tsx';
import { ImportRun } from './run/ImportRun.tsx';
import { Wizard } from './wizard/Wizard.tsx';

/** `/import`: what was imported; `/import/new`: the wizard; `/import/7`: one import, under way or done. */
export function ImportPage() {
  const { t } = useTranslation();
  const { abilities } = useSession();
  const { id } = useParams({ strict: false });
  if (!abilities.includes('import')) {
    return (
      <>
        <PageHead title={t('importing.title')} />
        <NoPermission title={t('importing.noRight')} hint={t('importing.noRightHint')} />
      </>
    );
  }
  if (id === 'new') return <Wizard />;
  if (id !== undefined && /^\d+$/.test(id)) return <ImportRun key={id} id={Number(id)} />;
  return <ImportHistory />;
}
