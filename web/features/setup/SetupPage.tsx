import { useTranslation } from 'react-i18next';
import { PageHead } from '../../ui/PageHead.tsx';
import { Loading } from '../../ui/states.tsx';

export function SetupPage() {
  const { t } = useTranslation();
  return (
    <>
      <PageHead title={t('setup.title')} />
      <Loading />
    </>
  );
}
