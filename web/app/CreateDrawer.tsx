import { useSearch } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useObject, useObjects } from '../api/objects.ts';
import { useRefreshRecords } from '../api/records.ts';
import { parseCreate, useCreateRecord, useOpenRecord } from '../browser/openRecord.ts';
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
  const asked = parseCreate(useSearch({ from: '/shell' }).create);
  const object = useObject(asked?.object ?? '');
  const refresh = useRefreshRecords();
  const objects = useObjects();
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
              belongs={asked?.belongs}
              onDone={(id) => {
                if (!asked?.belongs) return openRecord({ object: object.key, id });
                // Where it was asked for one goes on; what it belongs to may lack less now.
                create();
                void refresh(...objects.map(({ key }) => key));
              }}
            />
          </Suspense>
        </ErrorBoundary>
      )}
    </Drawer>
  );
}
