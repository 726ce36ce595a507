import { Button, Popover } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ObjectBody } from '#contract/objects.ts';
import { inLocale } from '#domain/kernel/localized.ts';
import { useFormat } from '../../ui/FormatProvider.tsx';
import { isColumn } from './columns.ts';
import styles from './list.module.css';
import type { useColumns } from './useColumns.ts';

type Props = { object: ObjectBody; columns: ReturnType<typeof useColumns> };

/** Which fields stand in the table; a newly ticked one comes last. */
export function ColumnChooser(props: Props) {
  const { t } = useTranslation();
  return (
    <Popover trigger="click" placement="bottomRight" arrow={false} destroyOnHidden content={<Choices {...props} />}>
      <Button size="small">{t('list.columns')}</Button>
    </Popover>
  );
}

function Choices({ object, columns: { fields, choose, reset } }: Props) {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const chosen = fields.map((field) => field.key);
  const offered = object.fields.filter((field) => isColumn(field) && field.key !== object.titleField);
  const toggle = (key: string, on: boolean) => choose(on ? [...chosen, key] : chosen.filter((other) => other !== key));
  return (
    <div className={styles.chooser}>
      <ul aria-label={t('list.columns')}>
        {offered.map((field) => (
          <li key={field.key}>
            <label>
              <input
                type="checkbox"
                checked={chosen.includes(field.key)}
                onChange={(event) => toggle(field.key, event.target.checked)}
              />
              {inLocale(field.labels, locale)}
            </label>
          </li>
        ))}
      </ul>
      <Button size="small" type="text" onClick={reset}>
        {t('list.columnsReset')}
      </Button>
    </div>
  );
}
