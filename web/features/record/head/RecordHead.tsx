import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { inLocale } from '#domain/kernel/localized.ts';
import { FieldCell } from '../../../fields/index.ts';
import { Person } from '../../../ui/Avatar.tsx';
import { Days } from '../../../ui/Days.tsx';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { ChevronRightIcon } from '../../../ui/icons.tsx';
import { fieldIn, titleOf, useHere } from '../here.ts';
import { Actions } from './Actions.tsx';
import { Figures } from './Figures.tsx';
import styles from './head.module.css';

/** What it is, whose it is, the figures that count, and what to do with it. */
export function RecordHead() {
  const here = useHere();
  const { object, record, references, journey, place } = here;
  const { t } = useTranslation();
  const { locale } = useFormat();
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
            {journey && stage?.kind === 'open' && <Days days={journey.daysInStage} limit={stage.dwellDays} />}
          </div>
        </div>
        <Figures />
        <div className="grow" />
        <Actions />
      </div>
    </header>
  );
}
