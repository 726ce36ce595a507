import { Button, Popover } from 'antd';
import { type DragEvent, type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ObjectBody } from '#contract/objects.ts';
import { inLocale } from '#domain/kernel/localized.ts';
import { useFormat } from '../../ui/FormatProvider.tsx';
import { FreezeIcon } from '../../ui/icons.tsx';
import { isColumn } from './columns.ts';
import { freezeUpTo, moveColumn, showColumn } from './layout.ts';
import styles from './list.module.css';
import type { LayoutState } from './useLayout.ts';

type Props = { object: ObjectBody; columns: LayoutState };

/** Which fields stand in the table, in which order, and which of them stand still. */
export function ColumnChooser(props: Props) {
  const { t } = useTranslation();
  return (
    <Popover trigger="click" placement="bottomRight" arrow={false} destroyOnHidden content={<Choices {...props} />}>
      <Button size="small">{t('list.columns')}</Button>
    </Popover>
  );
}

function Choices({ object, columns: { fields, layout, put, reset } }: Props) {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const [dragged, setDragged] = useState<string>();
  const shown = new Set(fields.map((field) => field.key));
  const hidden = object.fields.filter(
    (field) => isColumn(field) && field.key !== object.titleField && !shown.has(field.key),
  );
  const pressed = (event: KeyboardEvent, key: string, index: number) => {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!step || !event.altKey) return;
    event.preventDefault();
    put(moveColumn(layout, key, index + step));
  };
  return (
    <div className={styles.chooser}>
      <ul aria-label={t('list.columns')}>
        {fields.map((field, index) => (
          <li
            key={field.key}
            draggable
            className={dragged === field.key ? styles.dragged : undefined}
            onDragStart={(event: DragEvent) => {
              event.dataTransfer.effectAllowed = 'move';
              setDragged(field.key);
            }}
            onDragOver={(event) => event.preventDefault()}
            onDragEnter={() => dragged && put(moveColumn(layout, dragged, index))}
            onDragEnd={() => setDragged(undefined)}
            onKeyDown={(event) => pressed(event, field.key, index)}
          >
            <label title={t('list.dragHint')}>
              <input
                type="checkbox"
                checked
                aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
                onChange={() => put(showColumn(layout, field.key, false))}
              />
              <span className="ellipsis">{inLocale(field.labels, locale)}</span>
            </label>
            <button
              type="button"
              className={styles.freeze}
              aria-pressed={index < layout.frozen}
              aria-label={t('list.freezeUpTo', { name: inLocale(field.labels, locale) })}
              title={t('list.freezeUpTo', { name: inLocale(field.labels, locale) })}
              onClick={() => put(freezeUpTo(layout, field.key))}
            >
              <FreezeIcon size={14} />
            </button>
          </li>
        ))}
        {hidden.map((field) => (
          <li key={field.key}>
            <label>
              <input type="checkbox" checked={false} onChange={() => put(showColumn(layout, field.key, true))} />
              <span className="ellipsis">{inLocale(field.labels, locale)}</span>
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
