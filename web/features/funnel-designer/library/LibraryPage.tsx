import { Link, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useLibrary } from '../../../api/library.ts';
import { useSession } from '../../../api/session.ts';
import { PageHead } from '../../../ui/PageHead.tsx';
import { Empty, NoPermission, QueryState } from '../../../ui/states.tsx';
import { EntryPage } from './EntryPage.tsx';
import { LibraryList } from './LibraryList.tsx';

/** `/funnel-library`: what is common to many funnels, and one entry of it. */
export function LibraryPage() {
  const { t } = useTranslation();
  const { abilities } = useSession();
  return abilities.includes('manageFunnels') ? (
    <Library />
  ) : (
    <>
      <PageHead title={t('library.title')} />
      <NoPermission hint={t('library.notYours')} />
    </>
  );
}

function Library() {
  const { t } = useTranslation();
  const { stage, gate } = useSearch({ from: '/shell/funnel-library' });
  const library = useLibrary();
  const asked = stage ?? gate;
  const kind = stage ? 'stage' : 'gate';
  const entry = library.data?.find((one) => one.kind === kind && one.key === asked);
  if (entry) return <EntryPage key={`${kind} ${asked}`} entry={entry} />;
  return (
    <>
      <PageHead title={t('library.title')}>
        {asked && <Link to="/funnel-library">{t('library.title')}</Link>}
        <Link to="/funnels/{-$funnel}" params={{ funnel: undefined }}>
          {t('library.toFunnels')}
        </Link>
      </PageHead>
      <QueryState query={library}>
        {(entries) => (asked ? <Empty title={t('library.gone')} /> : <LibraryList entries={entries} />)}
      </QueryState>
    </>
  );
}
