import { useSearch } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useObject } from '../api/objects.ts';
import { useCreateRecord, useOpenRecord } from '../browser/openRecord.ts';
import { Drawer } from '../ui/Drawer.tsx';
import { ErrorBoundary } from '../ui/ErrorBoundary.tsx';
import { nameInside } from '../ui/nameInside.ts';
import { Loading } from '../ui/states.tsx';
import { useLanguage } from './LanguageProvider.tsx';

const CreateRecord = lazy(async () => ({
  default: (await import('../features/record/CreateRecord.tsx')).CreateRecord,
}));

/** The form for a new record that the address asks for: `?create=opportunity`. */
export function CreateDrawer() {
  const { t } = useTranslation();
  const { locale } = useLanguage();
  const object = useObject(useSearch({ from: '/shell' }).create ?? '');
  const create = useCreateRecord();
  const openRecord = useOpenRecord();
  return (
    <Drawer
      open={object !== undefined}
      onClose={() => create()}
      title={object && t('shell.createOf', { object: nameInside(object.labels, locale) })}
    >
      {object && (
        <ErrorBoundary key={object.key}>
          <Suspense fallback={<Loading />}>
            <CreateRecord
              object={object.key}
              onCancel={() => create()}
              onDone={(id) => openRecord({ object: object.key, id })}
            />
          </Suspense>
        </ErrorBoundary>
      )}
    </Drawer>
  );
}
