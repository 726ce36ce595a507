import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ObjectBody } from '#contract/objects.ts';
import { useMay, useSession } from '../../api/session.ts';
import { useCreateRecord } from '../../browser/openRecord.ts';
import { useDelayed } from '../../browser/useDelayed.ts';
import type { References } from '../../fields/index.ts';
import { useConditionWords } from '../../parts/conditions/index.ts';
import { useFormat } from '../../ui/FormatProvider.tsx';
import { nameInside } from '../../ui/nameInside.ts';
import { objectIcon } from '../../ui/objectIcon.ts';
import { Empty, ErrorState, Loading, NoMatch } from '../../ui/states.tsx';
import styles from './list.module.css';
import type { ListSearch } from './search.ts';

type Props = {
  object: ObjectBody;
  search: ListSearch;
  query: { isPending: boolean; isError: boolean; error: unknown; data: unknown; refetch: () => unknown };
  isEmpty: boolean;
  references: References;
  /** The order takes long: how to go back to a quick one. */
  onQuickOrder: (() => void) | undefined;
  onClear: () => void;
  children: ReactNode;
};

/** What stands in place of the rows: on their way, failed, none yet, none that fit, an empty bin. */
export function ListStates(props: Props) {
  const { object, search, query, isEmpty, references, onQuickOrder, onClear, children } = props;
  const { t } = useTranslation();
  const { locale } = useFormat();
  const words = useConditionWords(object, search.filter, references);
  const create = useCreateRecord();
  const may = useMay();
  const navigate = useNavigate();
  const mayImport = useSession().abilities.includes('import');
  const names = nameInside(object.labelsPlural, locale);
  const mayCreate = may(object.key, 'create');
  if (query.isPending && onQuickOrder) return <SlowOrder onCancel={onQuickOrder} />;
  if (query.isPending) return <Frame>{<Loading lines={10} />}</Frame>;
  if (query.isError && query.data === undefined) {
    return (
      <Frame>
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      </Frame>
    );
  }
  if (!isEmpty) return children;
  if (search.q || search.filter || search.batch !== undefined) {
    const asked = [
      search.q && `“${search.q}”`,
      search.filter && words(search.filter),
      search.batch !== undefined && t('list.ofImport', { n: search.batch }),
    ]
      .filter(Boolean)
      .join(' · ');
    return (
      <Frame>
        <NoMatch hint={asked} onClear={onClear} />
      </Frame>
    );
  }
  if (search.view === 'bin') {
    return (
      <Frame>
        <Empty title={t('list.binEmpty')} hint={t('list.binEmptyHint')} />
      </Frame>
    );
  }
  return (
    <Frame>
      <Empty
        icon={objectIcon(object.key)}
        title={t(search.view === 'mine' ? 'list.noneMine' : 'list.noneYet', { object: names })}
        hint={t(mayCreate ? (mayImport ? 'list.noneImportHint' : 'list.noneHint') : 'list.noneReadHint')}
      >
        {mayCreate && (
          <Button size="small" onClick={() => create(object.key)}>
            {t('shell.createOf', { object: nameInside(object.labels, locale) })}
          </Button>
        )}
        {mayCreate && mayImport && (
          <Button size="small" onClick={() => void navigate({ to: '/import/{-$id}', params: {} })}>
            {t('list.import')}
          </Button>
        )}
      </Empty>
    </Frame>
  );
}

const LATE_MS = 800;

/** Told once it really takes a while. */
function SlowOrder({ onCancel }: { onCancel: () => void }) {
  const { t } = useTranslation();
  const isLate = useDelayed(true, LATE_MS);
  return (
    <Frame>
      {isLate && (
        <p className={styles.slow} role="status">
          {t('list.slowNow')}
          <Button size="small" onClick={onCancel}>
            {t('list.slowCancel')}
          </Button>
        </p>
      )}
      <Loading lines={10} />
    </Frame>
  );
}

const Frame = ({ children }: { children: ReactNode }) => <div className={styles.frame}>{children}</div>;
