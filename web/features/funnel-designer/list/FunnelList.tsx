import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { inLocale, type Localized } from '#domain/kernel/localized.ts';
import { useFunnels } from '../../../api/funnels.ts';
import { useFunnelVersions } from '../../../api/funnelVersions.ts';
import { useObjects } from '../../../api/objects.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { PlusIcon } from '../../../ui/icons.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { Empty } from '../../../ui/states.tsx';
import { Tag } from '../../../ui/Tag.tsx';
import styles from './list.module.css';
import { NewFunnelDialog } from './NewFunnelDialog.tsx';

type Listed = { key: string; objectKey: string; names: Localized };

/** The company's funnels with the versions that hold, are tried, or are drawn. */
export function FunnelList() {
  const { t } = useTranslation();
  const [making, setMaking] = useState(false);
  const { funnels, unpublished } = useFunnels();
  const all: Listed[] = [...funnels, ...unpublished];
  return (
    <Panel
      flush
      title={t('designer.funnels')}
      sub={t('designer.funnelsHint')}
      extra={
        <Button type="primary" size="small" icon={<PlusIcon size={14} />} onClick={() => setMaking(true)}>
          {t('designer.newFunnel')}
        </Button>
      }
    >
      {all.length === 0 ? (
        <Empty title={t('designer.noFunnels')} hint={t('designer.noFunnelsMake')} />
      ) : (
        <ul className={styles.list}>
          {all.map((funnel) => (
            <FunnelLine key={funnel.key} funnel={funnel} />
          ))}
        </ul>
      )}
      {making && <NewFunnelDialog taken={all.map(({ key }) => key)} onClose={() => setMaking(false)} />}
    </Panel>
  );
}

function FunnelLine({ funnel }: { funnel: Listed }) {
  const { t } = useTranslation();
  const { locale, date } = useFormat();
  const object = useObjects().find(({ key }) => key === funnel.objectKey);
  const versions = useFunnelVersions(funnel.key).data?.versions ?? [];
  const live = versions.find(({ state }) => state === 'live');
  const pilot = versions.find(({ state }) => state === 'pilot');
  const drafts = versions.filter(({ state }) => state === 'draft').length;
  return (
    <li>
      <Link to="/funnels/{-$funnel}" params={{ funnel: funnel.key }} className={styles.line}>
        <b>{inLocale(funnel.names, locale)}</b>
        <span className="tone-quiet">{object && inLocale(object.labels, locale)}</span>
        <span className="grow" />
        {live && (
          <Tag tone="won">
            {t('designer.liveSince', {
              number: live.number,
              day: live.publishedAt ? date(live.publishedAt, 'full') : '–',
            })}
          </Tag>
        )}
        {pilot && <Tag tone="info">{t('designer.pilotOf', { number: pilot.number })}</Tag>}
        {drafts > 0 && <Tag tone="accent">{t('designer.drafts', { count: drafts })}</Tag>}
      </Link>
    </li>
  );
}
