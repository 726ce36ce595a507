import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { inLocale } from '#domain/kernel/localized.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { useDesigner } from '../designer.ts';
import { ImpactView } from './ImpactView.tsx';
import styles from './versions.module.css';

type Props = { funnel: string; draft: number; stamp: number; ready: boolean };

/** What the draft would mean for the open records; counted when somebody asks, for it reads them all. */
export function ImpactPanel({ funnel, draft, stamp, ready }: Props) {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const { object } = useDesigner();
  const [asked, setAsked] = useState<number>();
  return (
    <Panel
      flush
      title={t('designer.impact')}
      sub={t('designer.impactHint', { object: inLocale(object.labelsPlural, locale) })}
    >
      {asked === stamp ? (
        <ImpactView funnel={funnel} draft={draft} stamp={stamp} />
      ) : (
        <div className={styles.ask}>
          <Button size="small" disabled={!ready} onClick={() => setAsked(stamp)}>
            {t('designer.impactAsk')}
          </Button>
        </div>
      )}
    </Panel>
  );
}
