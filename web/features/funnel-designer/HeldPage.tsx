import { useTranslation } from 'react-i18next';
import type { ObjectBody } from '#contract/objects.ts';
import type { FunnelVersionsBody, VersionBody } from '#contract/versions.ts';
import type { Learning } from '#domain/funnels/learning.ts';
import type { Phase, Stage, Transitions } from '#domain/funnels/types.ts';
import { Segmented } from '../../ui/Segmented.tsx';
import styles from './designer.module.css';
import { Playbook } from './playbook/Playbook.tsx';
import type { DesignerView } from './search.ts';
import { useDesignerSearch } from './useDesignerSearch.ts';
import { ComparePanel } from './versions/ComparePanel.tsx';
import { HistoryPanel } from './versions/HistoryPanel.tsx';
import { VersionBar } from './versions/VersionBar.tsx';

type Props = {
  funnel: FunnelVersionsBody;
  version: VersionBody;
  object: ObjectBody;
  phases: readonly Phase[];
  learning: Learning | undefined;
};

const VIEWS = ['stages', 'compare', 'history'] as const;

/** A version that holds or held: to read, to compare with others, and to begin a draft from. */
export function HeldPage({ funnel, version, object, phases, learning }: Props) {
  const { t } = useTranslation();
  const { search, change } = useDesignerSearch();
  const view = VIEWS.find((one) => one === search.view) ?? 'stages';
  return (
    <div className={styles.page}>
      <VersionBar funnel={funnel} shown={version} />
      <Segmented<DesignerView>
        aria-label={t('designer.views')}
        options={VIEWS.map((value) => ({
          value,
          label: value === 'stages' ? t('funnels.reading') : t(`designer.viewNames.${value}`),
        }))}
        value={view}
        onChange={(next) => change({ view: next === 'stages' ? undefined : next })}
      />
      {view === 'stages' && (
        <Playbook
          object={object}
          stages={version.stages as Stage[]}
          transitions={version.transitions as Transitions}
          phases={phases}
          learning={learning}
        />
      )}
      {view === 'compare' && (
        <ComparePanel funnel={funnel} version={version} object={object} stamp={version.lockVersion} />
      )}
      {view === 'history' && <HistoryPanel funnel={funnel} />}
    </div>
  );
}
