import { Button, Popover, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ObjectBody } from '#contract/objects.ts';
import { inLocale } from '#domain/kernel/localized.ts';
import { useFormat } from '../../ui/FormatProvider.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { ArrowDownIcon, ArrowUpIcon, CloseIcon } from '../../ui/icons.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { isSortable } from './columns.ts';
import styles from './list.module.css';
import { MOST_SORTS, type Sort } from './sorts.ts';

type Props = {
  object: ObjectBody;
  sorts: readonly Sort[];
  onSorts: (sorts: readonly Sort[]) => void;
  /** So many records are ordered without an index that one waits for it. */
  isSlow: boolean;
};

/** What the list is ordered by, always named, also where no column shows it; up to three fields after each other. */
export function SortChooser({ object, sorts, onSorts, isSlow }: Props) {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const labelOf = (key: string) => {
    const field = object.fields.find((known) => known.key === key);
    return field ? inLocale(field.labels, locale) : key;
  };
  const offered = object.fields.filter(isSortable);
  const choices = (own?: string) =>
    offered
      .filter(({ key }) => key === own || !sorts.some((sort) => sort.field === key))
      .map(({ key }) => ({ value: key, label: labelOf(key) }));
  const [main] = sorts;
  const Arrow = main?.descending ? ArrowDownIcon : ArrowUpIcon;
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      arrow={false}
      destroyOnHidden
      content={
        <div className={styles.sorts}>
          {sorts.map((sort, index) => (
            <div key={sort.field} className={styles.sortLine}>
              <Select<string>
                size="small"
                aria-label={t('list.sortBy')}
                showSearch={{ optionFilterProp: 'label' }}
                options={choices(sort.field)}
                value={sort.field}
                onChange={(field) => onSorts(sorts.with(index, { ...sort, field }))}
              />
              <Segmented<'up' | 'down'>
                size="small"
                aria-label={t('list.direction')}
                options={[
                  { value: 'up', label: t('list.up') },
                  { value: 'down', label: t('list.down') },
                ]}
                value={sort.descending ? 'down' : 'up'}
                onChange={(way) => onSorts(sorts.with(index, { ...sort, descending: way === 'down' }))}
              />
              <IconButton
                small
                icon={CloseIcon}
                label={t('list.sortRemove')}
                onClick={() => onSorts(sorts.toSpliced(index, 1))}
              />
            </div>
          ))}
          {isSlow && main && <p>{t('list.slowSort', { field: labelOf(main.field) })}</p>}
          {sorts.length < MOST_SORTS && (
            <Select<string>
              size="small"
              aria-label={t('list.sortAdd')}
              placeholder={t('list.sortAdd')}
              showSearch={{ optionFilterProp: 'label' }}
              options={choices()}
              value={null}
              onChange={(field) => onSorts([...sorts, { field, descending: false }])}
            />
          )}
        </div>
      }
    >
      <Button
        size="small"
        className={styles.order ?? ''}
        aria-label={t('list.sortedBy', { words: main ? labelOf(main.field) : '' })}
      >
        <span className="ellipsis">{main && labelOf(main.field)}</span>
        {main && <Arrow size={12} />}
        {sorts.length > 1 && <small>+{sorts.length - 1}</small>}
      </Button>
    </Popover>
  );
}
