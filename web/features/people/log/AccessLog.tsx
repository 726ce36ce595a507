import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { inLocale } from '#domain/kernel/localized.ts';
import { useObjects } from '../../../api/objects.ts';
import { type AccessEntry, accessLog } from '../../../api/people.ts';
import { choiceParam } from '../../../browser/searchParams.ts';
import { cx } from '../../../ui/cx.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { NoMatch, QueryState } from '../../../ui/states.tsx';
import { PersonSelect } from '../PersonSelect.tsx';
import styles from '../people.module.css';
import { usePeopleSearch } from '../usePeopleSearch.ts';

const KINDS = {
  signIns: ['signIn', 'signInFailed', 'signOut', 'signInLinkMade', 'passwordChanged'],
  seeAs: ['seeAsStarted', 'seeAsStopped'],
  rights: ['rolesAssigned', 'roleCreated', 'roleChanged'],
  people: ['invited', 'invitationRevoked', 'userDeactivated', 'userReactivated'],
  tokens: ['tokenCreated', 'tokenRevoked'],
  exports: ['export'],
} as const;
type Group = keyof typeof KINDS;
type Kind = (typeof KINDS)[Group][number];
const GROUPS = Object.keys(KINDS) as Group[];
const NAMED = new Set<string>(Object.values(KINDS).flat());

/** Who signed in, saw as whom, changed rights or took data out; newest first. */
export function AccessLog() {
  const { t } = useTranslation();
  const { dateTime } = useFormat();
  const { search, change } = usePeopleSearch();
  const [person, setPerson] = useState<string | null>(null);
  const group = choiceParam(search.kind, GROUPS);
  const kinds = group && KINDS[group].join(',');
  const log = useInfiniteQuery({
    queryKey: ['accessLog', kinds, person],
    queryFn: ({ pageParam, signal }) => accessLog({ kinds, person: person ?? undefined, before: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });
  return (
    <div className={styles.main}>
      <div className={styles.filters}>
        <Select
          aria-label={t('people.logKind')}
          className={styles.select}
          allowClear
          placeholder={t('people.anyKind')}
          value={group ?? null}
          onChange={(kind) => change({ kind: kind ?? undefined })}
          options={GROUPS.map((value) => ({ value, label: t(`people.logGroups.${value}`) }))}
        />
        <div className={styles.search}>
          <PersonSelect
            label={t('people.anyPerson')}
            placeholder={t('people.anyPerson')}
            value={person}
            onChange={setPerson}
          />
        </div>
      </div>
      <QueryState query={log} lines={10}>
        {({ pages }) => {
          const entries = pages.flatMap((page) => page.entries);
          if (entries.length === 0) {
            return (
              <NoMatch
                onClear={() => {
                  setPerson(null);
                  change({ kind: undefined });
                }}
              />
            );
          }
          return (
            <div className={styles.scroll}>
              <table className={cx(styles.table, styles.log)}>
                <thead>
                  <tr>
                    <th scope="col">{t('people.when')}</th>
                    <th scope="col">{t('people.who')}</th>
                    <th scope="col">{t('people.what')}</th>
                    <th scope="col">{t('people.from')}</th>
                  </tr>
                </thead>
                <tbody>
                  {entries.map((entry) => (
                    <tr key={entry.id}>
                      <td>{dateTime(entry.at, 'full')}</td>
                      <td>{entry.actor?.name ?? t('people.system')}</td>
                      <td>
                        <What entry={entry} />
                      </td>
                      <td>{entry.address}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
              {log.hasNextPage && (
                <Button type="text" block loading={log.isFetchingNextPage} onClick={() => void log.fetchNextPage()}>
                  {t('people.older')}
                </Button>
              )}
            </div>
          );
        }}
      </QueryState>
    </div>
  );
}

function What({ entry }: { entry: AccessEntry }) {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const objects = useObjects();
  const text = NAMED.has(entry.kind) ? t(`people.logKinds.${entry.kind as Kind}`) : entry.kind;
  const { details } = entry;
  const object = objects.find(({ key }) => key === details.object);
  const more = [
    entry.about?.name,
    typeof details.role === 'string' && details.role,
    object ? inLocale(object.labelsPlural, locale) : typeof details.object === 'string' && details.object,
    entry.kind === 'rolesAssigned' && `${list(details.before)} → ${list(details.after)}`,
    entry.kind === 'export' && typeof details.rows === 'number' && String(details.rows),
  ].filter(Boolean);
  return (
    <>
      {text}
      {more.length > 0 && <span className="tone-quiet"> {more.join(' · ')}</span>}
    </>
  );
}

const list = (value: unknown) => (Array.isArray(value) && value.length > 0 ? value.join(', ') : '–');
