import { useTranslation } from 'react-i18next';
import { PageHead } from '../../ui/PageHead.tsx';

export function TodayPage() {
  const { t } = useTranslation();
  return <PageHead title={t('today.title')} />;
}
