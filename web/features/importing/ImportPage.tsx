import { useTranslation } from 'react-i18next';
import { PageHead } from '../../ui/PageHead.tsx';

export function ImportPage() {
  const { t } = useTranslation();
  return <PageHead title={t('importing.title')} />;
}
