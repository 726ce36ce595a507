import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addDays, zonedDay } from '#domain/kernel/calendar.ts';
import { useMay } from '../../../api/session.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { Segmented } from '../../../ui/Segmented.tsx';
import { ErrorState, Loading } from '../../../ui/states.tsx';
import { useHere } from '../here.ts';
import { ChangeItem } from './ChangeItem.tsx';
import { Composer } from './Composer.tsx';
import { byAge, ENTRY_FILTERS, type EntryFilter, mergeEntries } from './entries.ts';
import { FollowUpItem } from './FollowUpItem.tsx';
import styles from './timeline.module.css';
import { useActivityLink, useTimeline } from './useTimeline.ts';

/** What was done and what changed, in one line of time, with a place to note the next touch. */
export function Timeline() {
  const { t } = useTranslation();
  const { deleted } = useHere();
  const link = useActivityLink();
  const may = useMay();
  const [filter, setFilter] = useState<EntryFilter>('all');
  return (
    <Panel
      title={t('record.timeline')}
      extra={
        link && (
          <Segmented<EntryFilter>
            size="small"
            aria-label={t('record.timelineFilter')}
            options={ENTRY_FILTERS.map((value) => ({ value, label: t(`record.show.${value}`) }))}
            value={filter}
            onChange={setFilter}
          />
        )
      }
    >
      {link && may('activity', 'create') && !deleted && <Composer link={link} />}
      <Entries link={link} filter={filter} />
    </Panel>
  );
}

function Entries({ link, filter }: { link: string | undefined; filter: EntryFilter }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { history, activities, sources, references } = useTimeline(link);
  if (history.isPending || (link && activities.isPending)) return <Loading lines={4} />;
  if (history.isError || activities.isError) {
    return (
      <ErrorState
        error={history.error ?? activities.error}
        onRetry={() => {
          void history.refetch();
          void activities.refetch();
        }}
      />
    );
  }
  const today = format.today();
  const dayOf = (at: string) => zonedDay(new Date(at), format.timeZone);
  const groups = byAge(mergeEntries(sources, filter), dayOf, today, addDays(today, -7));
  return (
    <>
      {groups.length === 0 && <p className={styles.none}>{t('record.noEntries')}</p>}
      {groups.map(({ age, entries }) => (
        <section key={age} aria-label={t(`record.age.${age}`)}>
          <h3 className={styles.age}>{t(`record.age.${age}`)}</h3>
          <ol className={styles.entries}>
            {entries.map((entry) =>
              entry.kind === 'followUp' ? (
                <FollowUpItem key={entry.key} activity={entry.activity} references={references} />
              ) : (
                <ChangeItem key={entry.key} change={entry.change} references={references} />
              ),
            )}
          </ol>
        </section>
      ))}
      {history.hasNextPage && filter !== 'followUps' && (
        <Button size="small" block loading={history.isFetchingNextPage} onClick={() => void history.fetchNextPage()}>
          {t('record.loadOlder')}
        </Button>
      )}
    </>
  );
}
