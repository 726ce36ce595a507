import { Link } from '@tanstack/react-router';
import type { MenuProps } from 'antd';
import { useTranslation } from 'react-i18next';
import { CockpitIcon, CodeIcon } from '../../ui/icons.tsx';
import { usePageEntries } from '../pages.ts';
import { API_DOCS, type ObjectDestination } from './destinations.ts';
import { useDestinations } from './useDestinations.ts';

/** What does not stand in the bar itself: on a phone that includes what the rail holds. */
export function useMoreMenu(places: readonly ObjectDestination['place'][]): MenuProps {
  const { t } = useTranslation();
  const objects = useDestinations().filter(({ place }) => places.includes(place));
  const pages = usePageEntries();
  return {
    items: [
      ...(places.includes('rail')
        ? [{ key: 'cockpit', icon: <CockpitIcon />, label: <Link to="/cockpit">{t('shell.cockpit')}</Link> }]
        : []),
      ...objects.map(({ object, icon: Drawn }) => ({
        key: object,
        icon: <Drawn />,
        label: (
          <Link to="/o/$object" params={{ object }}>
            {t(`shell.${object}`)}
          </Link>
        ),
      })),
      { type: 'divider' as const },
      ...pages
        .filter(({ seldom }) => seldom)
        .map(({ key, icon: Drawn, title, to }) => ({ key, icon: <Drawn />, label: <Link {...to}>{title}</Link> })),
      { type: 'divider' as const },
      { key: 'apiDocs', icon: <CodeIcon />, label: <a href={API_DOCS}>{t('shell.apiDocs')}</a> },
    ],
  };
}
