import { useTranslation } from 'react-i18next';
import type { ObjectBody } from '#contract/objects.ts';
import { useFunnels, withStageOptions } from '../../api/funnels.ts';
import { useObject } from '../../api/objects.ts';
import { useMay } from '../../api/session.ts';
import { PageHead } from '../../ui/PageHead.tsx';
import { NoPermission } from '../../ui/states.tsx';
import { RecordList } from './RecordList.tsx';

export type ListPageProps = { object: string };

/** The records of any object, as its definition has it. */
export function ListPage({ object }: ListPageProps) {
  const { t } = useTranslation();
  const definition = useObject(object);
  const may = useMay();
  if (definition && may(object, 'read')) return <StagedList object={definition} />;
  return (
    <>
      <PageHead title={t('list.title')} />
      <NoPermission title={t('list.notSeen')} />
    </>
  );
}

function StagedList({ object }: { object: ObjectBody }) {
  return <RecordList object={withStageOptions(object, useFunnels().funnels)} />;
}
