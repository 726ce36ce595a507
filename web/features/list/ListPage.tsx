import { useTranslation } from 'react-i18next';
import { PageHead } from '../../ui/PageHead.tsx';
import { Loading } from '../../ui/states.tsx';

export type ListPageProps = { object: string };

export function ListPage({ object }: ListPageProps) {
  const { t } = useTranslation();
  return (
    <>
      <PageHead title={`${t('list.title')} ${object}`} />
      <Loading />
    </>
  );
}
