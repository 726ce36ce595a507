import { Link, useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { inLocale } from '#domain/kernel/localized.ts';
import { useFunnels } from '../../../api/funnels.ts';
import { type EntryUse, type LibraryEntry, useLibrary, useRemoveEntry } from '../../../api/library.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { Tag } from '../../../ui/Tag.tsx';
import { toast } from '../../../ui/toast.ts';
import { useVersionAct } from '../versions/useVersionAct.ts';
import { useVersionName } from '../versions/useVersionName.ts';
import { useEntryName } from './entryName.ts';
import styles from './library.module.css';
import { useFunnelName } from './useFunnelName.ts';

const TONES = { live: 'won', pilot: 'info', draft: 'accent' } as const;

/** Every funnel and version that an entry stands in; what nobody uses can be taken away. */
export function UsesPanel({ entry }: { entry: LibraryEntry }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const nameOf = useEntryName();
  const remove = useRemoveEntry();
  const run = useVersionAct();
  const all = useLibrary().data ?? [];
  const stages = all.filter(({ kind, key }) => kind === 'stage' && entry.inStages.includes(key)).map(nameOf);
  const isUsed = entry.uses.length + entry.inStages.length > 0;
  return (
    <Panel flush title={t('library.usedIn')}>
      {entry.uses.length > 0 ? (
        <ul className={styles.uses} aria-label={t('library.usedIn')}>
          {entry.uses.map((use) => (
            <UseLine key={`${use.version} ${use.stage} ${use.gate}`} use={use} />
          ))}
        </ul>
      ) : (
        <p className={styles.quiet}>{t('library.unused')}</p>
      )}
      {stages.length > 0 && (
        <p className={styles.quiet}>{t('library.alsoIn', { stages: stages.join(t('designer.comma')) })}</p>
      )}
      <div className={styles.foot}>
        <p>{t(isUsed ? 'library.usedInHint' : 'library.unused')}</p>
        <Button
          danger
          size="small"
          type="text"
          disabled={isUsed}
          {...(isUsed ? { title: t('library.removeHint') } : {})}
          loading={remove.isPending}
          onClick={() =>
            void run(remove.mutateAsync(entry), () => {
              toast(t('library.removed'));
              void navigate({ to: '/funnel-library' });
            })
          }
        >
          {t('library.remove')}
        </Button>
      </div>
    </Panel>
  );
}

function UseLine({ use }: { use: EntryUse }) {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const funnelName = useFunnelName();
  const versionName = useVersionName();
  const funnel = useFunnels().funnels.find(({ key }) => key === use.funnelKey);
  const stage = [...(funnel?.live.stages ?? []), ...(funnel?.pilot?.stages ?? [])].find(({ key }) => key === use.stage);
  return (
    <li>
      <Link
        to="/funnels/{-$funnel}"
        params={{ funnel: use.funnelKey }}
        search={{ version: use.version, stage: use.stage }}
      >
        <b>{funnelName(use.funnelKey)}</b>
        {stage && <span className="tone-quiet">{inLocale(stage.names, locale)}</span>}
        <span className="grow" />
        {!use.current && (
          <Tag tone="stalled" title={t('library.behindHint')}>
            {t('library.behind')}
          </Tag>
        )}
        <Tag tone={TONES[use.state]}>{versionName({ ...use, id: use.version })}</Tag>
      </Link>
    </li>
  );
}
