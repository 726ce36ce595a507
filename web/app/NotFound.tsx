import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { SearchIcon } from '../ui/icons.tsx';
import { Empty } from '../ui/states.tsx';
import styles from './shell/ShellSkeleton.module.css';

export function NotFound() {
  const { t } = useTranslation();
  return (
    <div className={styles.middle}>
      <title>{`${t('shell.notFound')} · ${t('shell.appName')}`}</title>
      <Empty icon={SearchIcon} title={t('shell.notFound')} hint={t('shell.notFoundHint')}>
        <Link to="/board">{t('shell.backToBoard')}</Link>
      </Empty>
    </div>
  );
}
