import { useTranslation } from 'react-i18next';
import { PageHead } from '../../ui/PageHead.tsx';
import { Loading } from '../../ui/states.tsx';

export type RecordPageProps = {
  object: string;
  id: string;
  /** The same page stands alone or in a drawer over another. */
  place: 'page' | 'drawer';
};

export function RecordPage({ object, id, place }: RecordPageProps) {
  const { t } = useTranslation();
  return (
    <>
      {place === 'page' && <PageHead title={`${t('record.title')} ${object} ${id}`} />}
      <Loading />
    </>
  );
}
