import { useTranslation } from 'react-i18next';
import { PageHead } from '../../ui/PageHead.tsx';

export function PeoplePage() {
  const { t } = useTranslation();
  return <PageHead title={t('people.title')} />;
}
