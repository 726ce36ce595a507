import { useTranslation } from 'react-i18next';
import { PageHead } from '../../ui/PageHead.tsx';
import { Loading } from '../../ui/states.tsx';

export function SignInPage() {
  const { t } = useTranslation();
  return (
    <>
      <PageHead title={t('signIn.title')} />
      <Loading />
    </>
  );
}
