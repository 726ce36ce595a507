import { useTranslation } from 'react-i18next';
import { PageHead } from '../../ui/PageHead.tsx';

export function NotificationsPage() {
  const { t } = useTranslation();
  return <PageHead title={t('notifications.title')} />;
}
