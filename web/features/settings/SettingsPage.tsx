import { useTranslation } from 'react-i18next';
import { PageHead } from '../../ui/PageHead.tsx';

export function SettingsPage() {
  const { t } = useTranslation();
  return <PageHead title={t('settings.title')} />;
}
