import { Link, type LinkProps } from '@tanstack/react-router';
import { Dropdown } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { BoardIcon, CockpitIcon, type Icon, MoreIcon, TodayIcon } from '../../ui/icons.tsx';
import { Logo } from '../../ui/Logo.tsx';
import styles from './Rail.module.css';
import { useDestinations } from './useDestinations.ts';
import { useMoreMenu } from './useMoreMenu.tsx';

/** The main navigation on wide screens. */
export function Rail() {
  const { t } = useTranslation();
  const destinations = useDestinations().filter(({ place }) => place === 'rail');
  const more = useMoreMenu(['more']);
  return (
    <nav className={styles.rail} aria-label={t('shell.mainNavigation')}>
      <Link to="/today" className={styles.logo} aria-label={t('shell.appName')}>
        <Logo />
      </Link>
      <RailLink to="/today" icon={TodayIcon}>
        {t('shell.today')}
      </RailLink>
      <RailLink to="/board" icon={BoardIcon}>
        {t('shell.board')}
      </RailLink>
      {destinations.map(({ object, icon }) => (
        <RailLink key={object} to="/o/$object" params={{ object }} icon={icon}>
          {t(`shell.${object}`)}
        </RailLink>
      ))}
      <RailLink to="/cockpit" icon={CockpitIcon}>
        {t('shell.cockpit')}
      </RailLink>
      <Dropdown menu={more} trigger={['click']} placement="bottomLeft">
        <button type="button" className={styles.item} aria-haspopup="menu">
          <MoreIcon size={20} />
          {t('shell.more')}
        </button>
      </Dropdown>
    </nav>
  );
}

type RailLinkProps = Pick<LinkProps, 'to' | 'params'> & { icon: Icon; children: ReactNode };

function RailLink({ icon: Drawn, children, ...to }: RailLinkProps) {
  return (
    <Link {...to} className={styles.item} activeProps={{ 'data-on': true, 'aria-current': 'page' }}>
      <Drawn size={20} />
      {children}
    </Link>
  );
}
