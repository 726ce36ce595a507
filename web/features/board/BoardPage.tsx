import { useTranslation } from 'react-i18next';
import { PageHead } from '../../ui/PageHead.tsx';
import { Loading } from '../../ui/states.tsx';

export function BoardPage() {
  const { t } = useTranslation();
  return (
    <>
      <PageHead title={t('board.title')} />
      <Loading />
    </>
  );
}
