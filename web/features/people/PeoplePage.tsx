import { useTranslation } from 'react-i18next';
import { useSession } from '../../api/session.ts';
import { PageHead } from '../../ui/PageHead.tsx';
import { NoPermission } from '../../ui/states.tsx';
import { AccessLog } from './log/AccessLog.tsx';
import { Organisation } from './Organisation.tsx';
import { RolesPanel } from './roles/RolesPanel.tsx';
import { PEOPLE_TABS, type PeopleTab } from './search.ts';
import { usePeopleSearch } from './usePeopleSearch.ts';

/** Who works here, in which department, with which rights. */
export function PeoplePage() {
  const { t } = useTranslation();
  const { peopleReach } = useSession();
  const { search, change } = usePeopleSearch();
  if (peopleReach === 'none') {
    return (
      <>
        <PageHead title={t('people.title')} />
        <NoPermission hint={t('people.noRight')} />
      </>
    );
  }
  const manages = peopleReach === 'manage';
  const tab = manages ? (search.tab ?? 'people') : 'people';
  return (
    <>
      <PageHead<PeopleTab>
        title={t('people.title')}
        {...(manages
          ? {
              tabs: PEOPLE_TABS.map((key) => ({ key, label: t(`people.tabs.${key}`) })),
              tab,
              onTab: (key: PeopleTab) => change({ tab: key === 'people' ? undefined : key, person: undefined }),
            }
          : {})}
      />
      {tab === 'people' && <Organisation />}
      {tab === 'roles' && <RolesPanel />}
      {tab === 'log' && <AccessLog />}
    </>
  );
}
