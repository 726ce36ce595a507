import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useWaitingApprovals } from '../../api/approvals.ts';
import { ChevronRightIcon, StampIcon } from '../../ui/icons.tsx';
import styles from './today.module.css';

/** How many approvals wait for the reader; others go on only after that. Nothing where none does. */
export function ApprovalsLine() {
  const { t } = useTranslation();
  const count = useWaitingApprovals();
  if (count === 0) return null;
  return (
    <Link to="/approvals" className={styles.approvals}>
      <StampIcon size={18} />
      <span className="grow">{t('today.approvals', { count })}</span>
      <ChevronRightIcon />
    </Link>
  );
}
