import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { zonedDay } from '#domain/kernel/calendar.ts';
import { useMay } from '../../../api/session.ts';
import { useReached } from '../../../browser/useReached.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { ErrorState, Loading } from '../../../ui/states.tsx';
import { Composer } from '../composer/Composer.tsx';
import { useHere } from '../here.ts';
import { ChangeItem } from './ChangeItem.tsx';
import { byDay, mergeEntries, peopleOf, type Wish } from './entries.ts';
import { FollowUpItem } from './FollowUpItem.tsx';
import { NextStepCard } from './NextStepCard.tsx';
import { TimelineFilters } from './TimelineFilters.tsx';
import styles from './timeline.module.css';
import { useActivityLink, useTimeline } from './useTimeline.ts';

/** What was done and what changed, in one line of time, with a place to note the next touch. */
export function Timeline() {
  const { t } = useTranslation();
  const { deleted } = useHere();
  const link = useActivityLink();
  const may = useMay();
  const [wish, setWish] = useState<Wish>({ filter: 'all' });
  const timeline = useTimeline(link);
  const { sources, references } = timeline;
  return (
    <Panel title={t('record.timeline')}>
      {link && may('activity', 'create') && !deleted && <Composer link={link} />}
      <NextStepCard activities={sources.activities} />
      <TimelineFilters
        wish={wish}
        onChange={(part) => setWish((before) => ({ ...before, ...part }))}
        people={peopleOf(sources, (id) => references[id]?.title)}
        touches={link !== undefined}
      />
      <Entries timeline={timeline} wish={wish} link={link} />
    </Panel>
  );
}

/** Older entries come by themselves as one scrolls towards them; the button is for keys, and after a failure. */
function Older({ timeline }: Pick<EntriesProps, 'timeline'>) {
  const { t } = useTranslation();
  const { sources, isLoadingOlder, loadOlder, failed } = timeline;
  const end = useReached<HTMLDivElement>(sources.history.length + sources.activities.length, () => {
    if (!isLoadingOlder && !failed) loadOlder();
  });
  return (
    <div ref={end}>
      <Button size="small" type="text" block loading={isLoadingOlder} onClick={loadOlder}>
        {t('record.loadOlder')}
      </Button>
    </div>
  );
}

type EntriesProps = { timeline: ReturnType<typeof useTimeline>; wish: Wish; link: string | undefined };

function Entries({ timeline, wish, link }: EntriesProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { sources, references } = timeline;
  if (timeline.isPending) return <Loading lines={4} />;
  if (timeline.error) return <ErrorState error={timeline.error} onRetry={timeline.retry} />;
  const days = byDay(mergeEntries(sources, wish), (at) => zonedDay(new Date(at), format.timeZone));
  const isNarrowed = wish.filter !== 'all' || Boolean(wish.person) || Boolean(wish.text?.trim());
  return (
    <>
      {days.length === 0 && (
        <p className={styles.none}>{t(isNarrowed ? 'record.noSuchEntries' : 'record.noEntries')}</p>
      )}
      {days.map(({ day, entries }) => (
        <section key={day} aria-label={format.day(day)}>
          <h3 className={styles.age}>{format.day(day)}</h3>
          <ol className={styles.entries}>
            {entries.map((entry) =>
              entry.kind === 'followUp' ? (
                <FollowUpItem
                  key={entry.key}
                  activity={entry.activity}
                  replies={entry.replies}
                  references={references}
                  link={link}
                />
              ) : (
                <ChangeItem key={entry.key} change={entry.change} references={references} />
              ),
            )}
          </ol>
        </section>
      ))}
      {timeline.hasOlder && <Older timeline={timeline} />}
    </>
  );
}
