import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ObjectBody } from '#contract/objects.ts';
import type { ListAnswer } from '#contract/records.ts';
import { inLocale } from '#domain/kernel/localized.ts';
import { useMay } from '../../api/session.ts';
import { useCreateRecord } from '../../browser/openRecord.ts';
import { usePhone } from '../../browser/useMediaQuery.ts';
import { useFormat } from '../../ui/FormatProvider.tsx';
import { PlusIcon } from '../../ui/icons.tsx';
import { PageHead } from '../../ui/PageHead.tsx';
import { ColumnChooser } from './ColumnChooser.tsx';
import styles from './list.module.css';
import type { ListView } from './search.ts';
import type { useColumns } from './useColumns.ts';

type Props = {
  object: ObjectBody;
  total: ListAnswer['total'];
  view: ListView | undefined;
  onView: (view: ListView | undefined) => void;
  columns: ReturnType<typeof useColumns>;
};

/** Title, views, how many, and what can be done with the list as a whole. */
export function ListHead({ object, total, view, onView, columns }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const phone = usePhone();
  const create = useCreateRecord();
  const may = useMay();
  const tabs = [
    { key: 'all', label: t('list.all') },
    { key: 'mine', label: t('list.mine') },
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
            : t('list.moreThan', { number: format.number(total.count) })}
        </span>
      )}
      {!phone && <ColumnChooser object={object} columns={columns} />}
      {may(object.key, 'create') && view !== 'bin' && (
        <Button type="primary" size="small" icon={<PlusIcon />} onClick={() => create(object.key)}>
          {t('list.create')}
        </Button>
      )}
    </PageHead>
  );
}
