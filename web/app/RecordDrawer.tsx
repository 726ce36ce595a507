import { Link, useSearch } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { inLocale } from '#domain/kernel/localized.ts';
import { useObject } from '../api/objects.ts';
import { parseOpen, useOpenRecord } from '../browser/openRecord.ts';
import { Neighbours } from '../parts/trail/Neighbours.tsx';
import { Drawer } from '../ui/Drawer.tsx';
import { ErrorBoundary } from '../ui/ErrorBoundary.tsx';
import { ArrowRightIcon } from '../ui/icons.tsx';
import { Loading } from '../ui/states.tsx';
import { useLanguage } from './LanguageProvider.tsx';
import styles from './RecordDrawer.module.css';

const RecordPage = lazy(async () => ({ default: (await import('../features/record/RecordPage.tsx')).RecordPage }));

/** The record that the address opens over the page: `?open=opportunity:<id>`. */
export function RecordDrawer() {
  const { t } = useTranslation();
  const { locale } = useLanguage();
  const open = parseOpen(useSearch({ from: '/shell' }).open);
  const object = useObject(open?.object ?? '');
  const openRecord = useOpenRecord();
  const title = object ? inLocale(object.labels, locale) : '';
  return (
    <Drawer
      open={open !== undefined}
      onClose={() => openRecord()}
      width="record"
      label={title}
      title={title}
      extra={
        open && (
          <>
            <Neighbours record={open} onGo={(id) => openRecord({ object: open.object, id })} />
            <Link to="/o/$object/$id" params={open} className={styles.full}>
              {t('shell.openPage')}
              <ArrowRightIcon size={14} />
            </Link>
          </>
        )
      }
    >
      {open && (
        <ErrorBoundary key={open.id}>
          <Suspense fallback={<Loading />}>
            <RecordPage object={open.object} id={open.id} place="drawer" />
          </Suspense>
        </ErrorBoundary>
      )}
    </Drawer>
  );
}
