import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ObjectBody } from '#contract/objects.ts';
import { inLocale } from '#domain/kernel/localized.ts';
import type { RecordWindow } from '../../api/recordWindow.ts';
import { useFormat } from '../../ui/FormatProvider.tsx';
import { VirtualList } from '../../ui/VirtualList.tsx';
import { RecordCard } from './RecordCard.tsx';
import styles from './RecordCards.module.css';

type Props = { object: ObjectBody; list: RecordWindow };

const ESTIMATE = 92;

/** The list on a phone. */
export function RecordCards({ object, list }: Props) {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const { rowCount, rowAt, references, onRange } = list;
  const places = useMemo(() => Array.from({ length: rowCount }, (_, index) => index), [rowCount]);
  return (
    <VirtualList
      items={places}
      keyOf={String}
      estimate={ESTIMATE}
      gap={8}
      onRange={onRange}
      className={styles.list}
      label={inLocale(object.labelsPlural, locale)}
    >
      {(index) => {
        const record = rowAt(index);
        if (!record) return <div style={{ height: ESTIMATE }} aria-busy="true" />;
        return <RecordCard object={object} record={record} references={references} untitled={t('list.untitled')} />;
      }}
    </VirtualList>
  );
}
