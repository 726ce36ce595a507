import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ObjectBody } from '#contract/objects.ts';
import type { ListAnswer } from '#contract/records.ts';
import { inLocale } from '#domain/kernel/localized.ts';
import { useMay } from '../../api/session.ts';
import { useCreateRecord } from '../../browser/openRecord.ts';
import { useFormat } from '../../ui/FormatProvider.tsx';
import { PlusIcon } from '../../ui/icons.tsx';
import { PageHead } from '../../ui/PageHead.tsx';
import styles from './list.module.css';
import { isOwned } from './listQuery.ts';
import type { ListView } from './search.ts';

type Props = {
  object: ObjectBody;
  total: ListAnswer['total'];
  view: ListView | undefined;
  onView: (view: ListView | undefined) => void;
  /** Views, order, columns, export. */
  children: ReactNode;
};

/** Title, quick looks, how many, and what can be done with the list as a whole. */
export function ListHead({ object, total, view, onView, children }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const create = useCreateRecord();
  const may = useMay();
  const tabs = [
    { key: 'all', label: t('list.all') },
    ...(isOwned(object) ? [{ key: 'mine', label: t('list.mine') }] : []),
    ...(may(object.key, 'delete') ? [{ key: 'bin', label: t('list.bin') }] : []),
  ];
  return (
    <PageHead
      title={inLocale(object.labelsPlural, format.locale)}
      tabs={tabs}
      tab={view ?? 'all'}
      onTab={(key) => onView(key === 'all' ? undefined : (key as ListView))}
    >
      {total && (
        <span className={styles.count}>
          {total.exact
            ? t('list.total', { count: total.count, number: format.number(total.count) })
            : t('list.about', { number: format.number(total.count) })}
        </span>
      )}
      {children}
      {may(object.key, 'create') && view !== 'bin' && (
        <Button type="primary" size="small" icon={<PlusIcon />} onClick={() => create(object.key)}>
          {t('list.create')}
        </Button>
      )}
    </PageHead>
  );
}
