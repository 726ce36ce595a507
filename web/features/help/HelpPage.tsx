import { useTranslation } from 'react-i18next';
import { PageHead } from '../../ui/PageHead.tsx';

export function HelpPage() {
  const { t } = useTranslation();
  return <PageHead title={t('help.title')} />;
}
