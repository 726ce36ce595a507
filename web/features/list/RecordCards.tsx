import { useTranslation } from 'react-i18next';
import type { ObjectBody } from '#contract/objects.ts';
import type { RecordBody } from '#contract/records.ts';
import { inLocale } from '#domain/kernel/localized.ts';
import type { References } from '../../fields/index.ts';
import { useFormat } from '../../ui/FormatProvider.tsx';
import { VirtualList } from '../../ui/VirtualList.tsx';
import { RecordCard } from './RecordCard.tsx';
import styles from './RecordCards.module.css';

type Props = {
  object: ObjectBody;
  records: readonly RecordBody[];
  references: References;
  onEnd: (() => void) | undefined;
};

/** The list on a phone. */
export function RecordCards({ object, records, references, onEnd }: Props) {
  const { t } = useTranslation();
  const { locale } = useFormat();
  return (
    <VirtualList
      items={records}
      keyOf={(record) => record.id}
      estimate={92}
      gap={8}
      onEnd={onEnd}
      className={styles.list}
      label={inLocale(object.labelsPlural, locale)}
    >
      {(record) => <RecordCard object={object} record={record} references={references} untitled={t('list.untitled')} />}
    </VirtualList>
  );
}
