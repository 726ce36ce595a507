import { Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { inLocale } from '#domain/kernel/localized.ts';
import { FieldCell } from '../../../fields/index.ts';
import { Neighbours } from '../../../parts/trail/Neighbours.tsx';
import { Avatar, Person } from '../../../ui/Avatar.tsx';
import { Days } from '../../../ui/Days.tsx';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { ChevronRightIcon } from '../../../ui/icons.tsx';
import { fieldIn, titleOf, useHere } from '../here.ts';
import { Actions } from './Actions.tsx';
import { Figures } from './Figures.tsx';
import styles from './head.module.css';

const TEAM_SHOWN = 5;

/** What it is, whose it is, the figures that count, and what to do with it. */
export function RecordHead() {
  const here = useHere();
  const { object, record, references, journey, place } = here;
  const { t } = useTranslation();
  const { locale } = useFormat();
  const navigate = useNavigate();
  const team = Array.isArray(record.values.team) ? record.values.team : [];
  const title = titleOf(here) || t('record.untitled');
  const account = object.key === 'account' ? undefined : fieldIn(object, 'account');
  const owner = references[String(record.values.owner)]?.title;
  const department = references[String(record.values.department)]?.title;
  const stage = journey?.funnel.live.stages.find((known) => known.key === journey.stage);
  return (
    <header className={styles.head}>
      {place === 'page' && (
        <>
          <title>{`${title} · ${inLocale(object.labels, locale)} · ${t('shell.appName')}`}</title>
          <div className={styles.top}>
            <nav className={styles.crumbs} aria-label={t('record.where')}>
              <Link to="/o/$object" params={{ object: object.key }}>
                {inLocale(object.labelsPlural, locale)}
              </Link>
              {journey && (
                <>
                  <ChevronRightIcon size={12} />
                  <span>{inLocale(journey.funnel.names, locale)}</span>
                </>
              )}
            </nav>
            <Neighbours
              record={{ object: object.key, id: record.id }}
              onGo={(id) => void navigate({ to: '/o/$object/$id', params: { object: object.key, id } })}
            />
          </div>
        </>
      )}
      <div className={styles.line}>
        <div className={styles.who}>
          <h1>{title}</h1>
          <div className={styles.sub}>
            {account && record.values.account && (
              <FieldCell field={account} value={record.values.account} references={references} />
            )}
            {owner && (
              <span className={styles.owner}>
                <Person name={owner} />
                {department && <span className="ellipsis">· {department}</span>}
              </span>
            )}
            {team.length > 0 && (
              <span className={styles.team} title={t('record.team')}>
                {team.slice(0, TEAM_SHOWN).map((id) => (
                  <Avatar key={id} size={20} name={references[id]?.title ?? t('fields.unknownUser')} />
                ))}
                {team.length > TEAM_SHOWN && <small>+{team.length - TEAM_SHOWN}</small>}
              </span>
            )}
            {journey && stage?.kind === 'open' && <Days stay={journey.stay} snoozed={journey.snoozed} />}
          </div>
        </div>
        <Figures />
        <div className="grow" />
        <Actions />
      </div>
    </header>
  );
}
