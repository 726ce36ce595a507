import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TodayBody } from '#contract/today.ts';
import type { Condition } from '#domain/records/condition.ts';
import { useDwell } from '../../../api/dwell.ts';
import { Amount } from '../../../ui/Amount.tsx';
import { Person } from '../../../ui/Avatar.tsx';
import { cx } from '../../../ui/cx.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { OPEN, useTodayView } from '../TodayContext.ts';
import styles from './team.module.css';

type Member = TodayBody['team'][number];
const FIRST = 8;
const SORTS = {
  open: (member: Member) => Number(member.open.amount),
  won: (member: Member) => Number(member.won.amount),
  stalled: (member: Member) => member.stalled,
  overdue: (member: Member) => member.overdueTasks,
} as const;
type Sort = keyof typeof SORTS;

/** A line per person: what they have, what they won this month, and where they hang. */
export function TeamPanel() {
  const { t } = useTranslation();
  const { today } = useTodayView();
  const [sort, setSort] = useState<Sort>('stalled');
  const [all, setAll] = useState(false);
  const team = today.team.toSorted((a, b) => SORTS[sort](b) - SORTS[sort](a));
  const head = (key: Sort) => (
    <th scope="col" aria-sort={sort === key ? 'descending' : 'none'}>
      <button type="button" className={cx(styles.sort, sort === key && styles.on)} onClick={() => setSort(key)}>
        {t(`today.column.${key}`)}
      </button>
    </th>
  );
  return (
    <Panel flush title={t('today.teamTitle')} sub={t('today.people', { count: team.length })}>
      <div className={styles.scroll}>
        <table className={styles.team}>
          <thead>
            <tr>
              <th scope="col">{t('today.column.person')}</th>
              {head('open')}
              {head('won')}
              {head('stalled')}
              {head('overdue')}
              <th scope="col">{t('today.column.lastFollowUp')}</th>
            </tr>
          </thead>
          <tbody>
            {(all ? team : team.slice(0, FIRST)).map((member) => (
              <MemberRow key={member.owner} member={member} />
            ))}
          </tbody>
        </table>
      </div>
      {team.length > FIRST && !all && (
        <button type="button" className={styles.more} onClick={() => setAll(true)}>
          {t('today.wholeTeam', { count: team.length })}
        </button>
      )}
    </Panel>
  );
}

function MemberRow({ member }: { member: Member }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { nameOf, today, funnels } = useTodayView();
  const dwell = useDwell();
  const name = nameOf(member.owner) ?? '–';
  // A list knows no funnel: it holds what the figure counts, also of those who sell in several.
  const own: Condition[] = [{ field: 'owner', op: 'eq', value: member.owner }];
  return (
    <tr>
      <th scope="row">
        <Link
          to="/o/$object"
          params={{ object: 'opportunity' }}
          className={styles.person}
          search={{ filter: { all: [...own, { field: 'stageKind', op: 'eq', value: 'open' }] }, sort: '-amount' }}
        >
          <Person name={name} />
        </Link>
      </th>
      <td>
        <Amount value={member.open.amount} /> <small>{format.number(member.open.count)}</small>
      </td>
      <td>{member.won.count > 0 ? <Amount value={member.won.amount} /> : '–'}</td>
      <td>
        {member.stalled > 0 ? (
          <Link
            to="/o/$object"
            params={{ object: 'opportunity' }}
            className={styles.alarm}
            search={{ filter: { all: [...own, OPEN, dwell.stalled(funnels, today.day)] }, sort: '-amount' }}
          >
            {format.number(member.stalled)}
          </Link>
        ) : (
          '–'
        )}
      </td>
      <td>
        {member.overdueTasks > 0 ? (
          <Link
            to="/o/$object"
            params={{ object: 'task' }}
            className={styles.alarm}
            search={{
              filter: {
                all: [
                  ...own,
                  { field: 'done', op: 'eq', value: false },
                  { field: 'dueDate', op: 'lt', value: today.day },
                ],
              },
            }}
          >
            {format.number(member.overdueTasks)}
          </Link>
        ) : (
          '–'
        )}
      </td>
      <td>{member.lastFollowUp ? format.day(member.lastFollowUp) : t('today.never')}</td>
    </tr>
  );
}
