import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { FunnelVersion } from '#domain/funnels/types.ts';
import { withShared } from '#domain/funnels/withShared.ts';
import { useFunnels } from '../../../api/funnels.ts';
import type { EntryDraft, EntryImpact } from '../../../api/library.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { Tag } from '../../../ui/Tag.tsx';
import { DesignerContext, useDesigner } from '../designer.ts';
import { Figure, Figures } from '../versions/Figures.tsx';
import { ImpactGates } from '../versions/ImpactGates.tsx';
import { ImpactOwners } from '../versions/ImpactOwners.tsx';
import styles from './library.module.css';
import { useFunnelName } from './useFunnelName.ts';

type Props = { entry: EntryDraft; funnel: EntryImpact['funnels'][number] };

/** What a change of an entry means for the open records of one funnel: how many are short of what, now and then. */
export function EntryImpactView({ entry, funnel: { funnelKey, version, state, shortNow, impact } }: Props) {
  const { t } = useTranslation();
  const { number } = useFormat();
  const funnelName = useFunnelName();
  const designer = useDesigner();
  const funnel = useFunnels().funnels.find(({ key }) => key === funnelKey);
  const holding = [funnel?.live, funnel?.pilot].find((one) => one?.id === version) ?? funnel?.live;
  const drawn = useMemo(() => {
    if (!holding) return designer;
    const library = entry.kind === 'gate' ? { gates: [entry], stages: [] } : { gates: [], stages: [entry] };
    const { stages, transitions } = withShared(holding as FunnelVersion, library);
    return { ...designer, design: { stages, transitions, mapping: [] } };
  }, [designer, holding, entry]);
  return (
    <DesignerContext value={drawn}>
      <section className={styles.funnel} aria-label={funnelName(funnelKey)}>
        <header>
          {funnelName(funnelKey)}
          <Tag tone={state === 'live' ? 'won' : 'info'}>
            {t(`designer.states.${state}`)}
            {holding && ` v${holding.number}`}
          </Tag>
        </header>
        <Figures>
          <Figure value={number(impact.count)} label={t('library.openRecords')} />
          <Figure value={number(shortNow)} label={t('library.shortBefore')} />
          <Figure
            value={number(impact.short)}
            label={t('library.shortAfter')}
            {...(impact.short > shortNow ? { tone: 'tone-risk' } : {})}
          />
        </Figures>
        {impact.gates.length > 0 && <ImpactGates gates={impact.gates} />}
        {impact.short > 0 && <ImpactOwners owners={impact.owners.filter((owner) => owner.short > 0)} />}
      </section>
    </DesignerContext>
  );
}
