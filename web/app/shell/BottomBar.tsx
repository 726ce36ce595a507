import { Link } from '@tanstack/react-router';
import { Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';
import { BoardIcon, DealIcon, MoreIcon, PlusIcon, TodayIcon } from '../../ui/icons.tsx';
import styles from './BottomBar.module.css';
import { useCreateMenu } from './useCreateMenu.tsx';
import { useMoreMenu } from './useMoreMenu.tsx';

/** The main navigation on a phone, with "new" in reach of the thumb. */
export function BottomBar() {
  const { t } = useTranslation();
  const create = useCreateMenu();
  const more = useMoreMenu(['rail', 'more']);
  const active = { activeProps: { 'data-on': true, 'aria-current': 'page' as const } };
  return (
    <nav className={styles.bar} aria-label={t('shell.mainNavigation')}>
      <Link to="/today" className={styles.item} {...active}>
        <TodayIcon size={22} />
        {t('shell.today')}
      </Link>
      <Link to="/board" className={styles.item} {...active}>
        <BoardIcon size={22} />
        {t('shell.board')}
      </Link>
      <Dropdown menu={create} trigger={['click']} placement="top">
        <button type="button" className={styles.item} aria-label={t('shell.create')}>
          <span className={styles.add}>
            <PlusIcon size={22} />
          </span>
        </button>
      </Dropdown>
      <Link to="/o/$object" params={{ object: 'opportunity' }} className={styles.item} {...active}>
        <DealIcon size={22} />
        {t('shell.opportunity')}
      </Link>
      <Dropdown menu={more} trigger={['click']} placement="topRight">
        <button type="button" className={styles.item} aria-haspopup="menu">
          <MoreIcon size={22} />
          {t('shell.more')}
        </button>
      </Dropdown>
    </nav>
  );
}
