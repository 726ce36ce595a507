import { Link } from '@tanstack/react-router';
import type { MenuProps } from 'antd';
import { useTranslation } from 'react-i18next';
import { CodeIcon } from '../../ui/icons.tsx';
import { API_DOCS, type ObjectDestination } from './destinations.ts';
import { useDestinations } from './useDestinations.ts';

/** What does not stand in the bar itself: on a phone that includes what the rail holds. */
export function useMoreMenu(places: readonly ObjectDestination['place'][]): MenuProps {
  const { t } = useTranslation();
  const objects = useDestinations().filter(({ place }) => places.includes(place));
  return {
    items: [
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
      { key: 'apiDocs', icon: <CodeIcon />, label: <a href={API_DOCS}>{t('shell.apiDocs')}</a> },
    ],
  };
}
