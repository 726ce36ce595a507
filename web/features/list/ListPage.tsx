import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import type { ObjectBody } from '#contract/objects.ts';
import { inLocale } from '#domain/kernel/localized.ts';
import { useFunnels, withStageOptions } from '../../api/funnels.ts';
import { useObject } from '../../api/objects.ts';
import { useMay } from '../../api/session.ts';
import { useFormat } from '../../ui/FormatProvider.tsx';
import { PageHead } from '../../ui/PageHead.tsx';
import { Loading, NoPermission } from '../../ui/states.tsx';
import { RecordList } from './RecordList.tsx';

export type ListPageProps = { object: string };

/** The records of any object, as its definition has it. */
export function ListPage({ object }: ListPageProps) {
  const { t } = useTranslation();
  const definition = useObject(object);
  const may = useMay();
  const { locale } = useFormat();
  if (definition && may(object, 'read')) {
    return (
      <Suspense
        fallback={
          <>
            <PageHead title={inLocale(definition.labelsPlural, locale)} />
            <Loading />
          </>
        }
      >
        <StagedList object={definition} />
      </Suspense>
    );
  }
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
