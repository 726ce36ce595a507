import { Button, Input, Popover, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { FilterIcon } from '../../../ui/icons.tsx';
import { Segmented } from '../../../ui/Segmented.tsx';
import { useHere } from '../here.ts';
import { ENTRY_FILTERS, type EntryFilter, type Wish } from './entries.ts';
import styles from './timeline.module.css';

type Props = {
  wish: Wish;
  onChange: (part: Partial<Wish>) => void;
  people: readonly { id: string; name: string }[];
  /** Follow-ups stand here at all. */
  touches: boolean;
};

const OF_CHANGES: readonly EntryFilter[] = ['all', 'changes'];

/** The kind in one tap; person and text behind the funnel. */
export function TimelineFilters({ wish, onChange, people, touches }: Props) {
  const { t } = useTranslation();
  const { object } = useHere();
  const kinds = (touches ? ENTRY_FILTERS : OF_CHANGES).filter((kind) => kind !== 'moves' || object.hasFunnel);
  const isNarrowed = Boolean(wish.person) || Boolean(wish.text?.trim());
  return (
    <div className={styles.filters}>
      <Segmented<EntryFilter>
        className={styles.kinds ?? ''}
        size="small"
        aria-label={t('record.timelineFilter')}
        options={kinds.map((value) => ({ value, label: t(`record.show.${value}`) }))}
        value={wish.filter}
        onChange={(filter) => onChange({ filter })}
      />
      <Popover
        trigger="click"
        placement="bottomRight"
        content={
          <div className={styles.narrow}>
            <Input
              allowClear
              aria-label={t('record.searchTimeline')}
              placeholder={t('record.searchTimeline')}
              value={wish.text ?? ''}
              onChange={(event) => onChange({ text: event.target.value })}
            />
            <Select<string>
              allowClear
              aria-label={t('record.byPerson')}
              placeholder={t('record.byPerson')}
              showSearch={{ optionFilterProp: 'label' }}
              options={people.map(({ id, name }) => ({ value: id, label: name }))}
              value={wish.person ?? null}
              onChange={(person) => onChange({ person: person ?? undefined })}
            />
          </div>
        }
      >
        <Button
          size="small"
          type="text"
          className={isNarrowed ? (styles.narrowed ?? '') : ''}
          aria-label={t('record.narrow')}
          aria-pressed={isNarrowed}
          icon={<FilterIcon size={16} />}
        />
      </Popover>
    </div>
  );
}
