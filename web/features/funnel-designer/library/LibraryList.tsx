import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { LIBRARY_KINDS } from '#domain/funnels/library.ts';
import { inLocale } from '#domain/kernel/localized.ts';
import type { LibraryEntry } from '../../../api/library.ts';
import { useObjects } from '../../../api/objects.ts';
import { cx } from '../../../ui/cx.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { LinkIcon } from '../../../ui/icons.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { Empty } from '../../../ui/states.tsx';
import { Tag } from '../../../ui/Tag.tsx';
import designer from '../designer.module.css';
import list from '../list/list.module.css';
import { addressOf, useEntryName } from './entryName.ts';
import styles from './library.module.css';
import { useFunnelName } from './useFunnelName.ts';

/** Shared stages and gates, each with the funnels that use it. */
export function LibraryList({ entries }: { entries: readonly LibraryEntry[] }) {
  const { t } = useTranslation();
  if (entries.length === 0) {
    return (
      <Panel>
        <Empty icon={LinkIcon} title={t('library.none')} hint={t('library.noneHint')}>
          <Link to="/funnels/{-$funnel}" params={{ funnel: undefined }}>
            {t('library.toFunnels')}
          </Link>
        </Empty>
      </Panel>
    );
  }
  return (
    <div className={designer.page}>
      {LIBRARY_KINDS.toReversed().map((kind) => {
        const own = entries.filter((entry) => entry.kind === kind);
        return (
          <Panel key={kind} flush title={t(`library.${kind}s`)} sub={t(`library.${kind}sHint`)}>
            {own.length === 0 ? (
              <p className={styles.quiet}>{t(kind === 'stage' ? 'library.noStages' : 'library.noGates')}</p>
            ) : (
              <ul className={list.list} aria-label={t(`library.${kind}s`)}>
                {own.map((entry) => (
                  <EntryLine key={entry.key} entry={entry} />
                ))}
              </ul>
            )}
          </Panel>
        );
      })}
    </div>
  );
}

function EntryLine({ entry }: { entry: LibraryEntry }) {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const nameOf = useEntryName();
  const funnelName = useFunnelName();
  const object = useObjects().find(({ key }) => key === entry.objectKey);
  const funnels = [...new Set(entry.uses.map(({ funnelKey }) => funnelKey))];
  const isBehind = entry.uses.some(({ current }) => !current);
  return (
    <li>
      <Link to="/funnel-library" search={addressOf(entry)} className={list.line}>
        <b>{nameOf(entry)}</b>
        <span className="tone-quiet">{object && inLocale(object.labels, locale)}</span>
        <span className="grow" />
        {isBehind && <Tag tone="stalled">{t('library.behind')}</Tag>}
        {funnels.map((key) => (
          <Tag
            key={key}
            tone={entry.uses.some((use) => use.funnelKey === key && use.state === 'live') ? 'won' : 'line'}
          >
            {funnelName(key)}
          </Tag>
        ))}
        {funnels.length === 0 && <span className={cx('tone-quiet', styles.small)}>{t('library.unused')}</span>}
      </Link>
    </li>
  );
}
