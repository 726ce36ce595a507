import { getRouteApi } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { TodayBody } from '#contract/today.ts';
import { useFunnelsOf } from '../../api/funnels.ts';
import { useSession } from '../../api/session.ts';
import { type TodayScope, useToday } from '../../api/today.ts';
import { useFormat } from '../../ui/FormatProvider.tsx';
import { PageHead } from '../../ui/PageHead.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { QueryState } from '../../ui/states.tsx';
import { ApprovalsLine } from './ApprovalsLine.tsx';
import { ChangesPanel } from './changes/ChangesPanel.tsx';
import { PastClosePanel } from './deals/PastClosePanel.tsx';
import { StalledPanel } from './deals/StalledPanel.tsx';
import { StepsPanel } from './deals/StepsPanel.tsx';
import { FirstDay } from './FirstDay.tsx';
import { Invitation } from './Invitation.tsx';
import { MonthStrip } from './month/MonthStrip.tsx';
import { TodayContext, type TodayView } from './TodayContext.ts';
import { TasksPanel } from './tasks/TasksPanel.tsx';
import { TeamPanel } from './team/TeamPanel.tsx';
import styles from './today.module.css';

const route = getRouteApi('/shell/today');

/** What a working day begins with: what to do, what hangs, what is new, how the month stands. */
export function TodayPage() {
  const { t } = useTranslation();
  const { workspace } = useSession();
  const format = useFormat();
  const { scope } = route.useSearch();
  const navigate = route.useNavigate();
  // Who sees only their own is answered with it, whatever was asked.
  const query = useToday(scope ?? 'team');
  const data = query.data;
  const day = new Intl.DateTimeFormat(format.locale, {
    timeZone: workspace.timeZone,
    month: 'long',
    day: 'numeric',
    weekday: 'long',
  }).format(new Date());
  return (
    <div className={styles.page}>
      <PageHead title={t('today.title')}>
        <span className={styles.day}>{day}</span>
        {data?.hasTeam && (
          <Segmented<TodayScope>
            aria-label={t('today.whose')}
            value={data.scope}
            options={[
              { value: 'mine', label: t('today.mine') },
              { value: 'team', label: t('today.team') },
            ]}
            onChange={(next) => void navigate({ search: (before) => ({ ...before, scope: next }), replace: true })}
          />
        )}
      </PageHead>
      <Invitation />
      <ApprovalsLine />
      <QueryState query={query} lines={10}>
        {(today) => <DayOf today={today} />}
      </QueryState>
    </div>
  );
}

function DayOf({ today }: { today: TodayBody }) {
  const funnels = useFunnelsOf('opportunity');
  const view = useMemo<TodayView>(
    () => ({
      today,
      funnels,
      nameOf: (id) => (typeof id === 'string' ? today.references[id]?.title : undefined),
      whose: today.scope === 'mine' ? [{ field: 'owner', op: 'eq', value: { me: true } }] : [],
    }),
    [today, funnels],
  );
  const { month, tasks, steps, stalled, changes } = today;
  const nothing =
    tasks.items.length + steps.none + steps.due + stalled.count + changes.items.length + month.created.count === 0;
  if (nothing && today.team.length === 0) return <FirstDay scope={today.scope} hasTeam={today.hasTeam} />;
  return (
    <TodayContext value={view}>
      <MonthStrip />
      {today.team.length > 0 && <TeamPanel />}
      <div className={styles.columns}>
        <div className={styles.column}>
          <TasksPanel />
          <StepsPanel />
        </div>
        <div className={styles.column}>
          <StalledPanel />
          <PastClosePanel />
          <ChangesPanel />
        </div>
      </div>
    </TodayContext>
  );
}
