import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ObjectBody } from '#contract/objects.ts';
import type { FunnelVersionsBody, VersionBody } from '#contract/versions.ts';
import type { Phase } from '#domain/funnels/types.ts';
import { useFunnels } from '../../api/funnels.ts';
import { useDraftIssues } from '../../api/funnelVersions.ts';
import { Panel } from '../../ui/Panel.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import styles from './designer.module.css';
import { type Designer, DesignerContext } from './designer.ts';
import { openStages, stageOf } from './model/design.ts';
import { placeOfIssue } from './model/issuePlace.ts';
import { StagePanel } from './panel/StagePanel.tsx';
import { StageRow } from './row/StageRow.tsx';
import { StageTools } from './row/StageTools.tsx';
import { useStageActs } from './row/useStageActs.tsx';
import { SidePanels } from './SidePanels.tsx';
import { DESIGNER_VIEWS, type DesignerView } from './search.ts';
import { TransitionPanel } from './transitions/TransitionPanel.tsx';
import { useDesignerSearch } from './useDesignerSearch.ts';
import { type Drawing, useDraft } from './useDraft.ts';
import { ComparePanel } from './versions/ComparePanel.tsx';
import { HistoryPanel } from './versions/HistoryPanel.tsx';
import { VersionBar } from './versions/VersionBar.tsx';

type Props = {
  funnel: FunnelVersionsBody;
  version: VersionBody;
  live: VersionBody;
  object: ObjectBody;
  phases: readonly Phase[];
};

/** A draft while it is drawn. */
export function DraftPage({ funnel, version, live, object, phases }: Props) {
  const { search, change } = useDesignerSearch();
  const draft = useDraft(version, live as Designer['live']);
  const { design, apply } = draft;
  const { learning } = useFunnels().funnels.find(({ key }) => key === funnel.key) ?? {};
  const issues = useDraftIssues(funnel.key, version.id, draft.lock, draft.state === 'saved');
  const selected = search.stage && stageOf(design, search.stage) ? search.stage : (openStages(design)[0]?.key ?? '');
  const designer = useMemo(
    (): Designer => ({
      funnel: funnel.key,
      learning,
      object,
      phases,
      design,
      live: live as Designer['live'],
      former: live.stages.map(({ key }) => key),
      apply,
      selected,
      select: (stage) => change({ stage, view: undefined }),
      problems: (issues.data ?? []).map(({ message, field }) => ({ message, place: placeOfIssue(field, design) })),
    }),
    [funnel.key, learning, object, phases, design, live, apply, selected, change, issues.data],
  );
  return (
    <DesignerContext value={designer}>
      <div className={styles.page}>
        <VersionBar funnel={funnel} shown={version} draft={draft} />
        <Drawn draft={draft} funnel={funnel} version={version} object={object} />
      </div>
    </DesignerContext>
  );
}

type DrawnProps = Pick<Props, 'funnel' | 'version' | 'object'> & { draft: Drawing };

function Drawn({ draft, funnel, version, object }: DrawnProps) {
  const { t } = useTranslation();
  const { search, change } = useDesignerSearch();
  const { acts, dialog } = useStageActs();
  const view = search.view ?? 'stages';
  useUndoKeys(draft.onUndo, draft.onRedo);
  const stage = draft.design.stages.find(({ key }) => key === search.stage) ?? openStages(draft.design)[0];
  return (
    <>
      <Segmented<DesignerView>
        aria-label={t('designer.views')}
        options={DESIGNER_VIEWS.map((value) => ({ value, label: t(`designer.viewNames.${value}`) }))}
        value={view}
        onChange={(next) => change({ view: next === 'stages' ? undefined : next })}
      />
      {view === 'stages' && (
        <>
          <Panel flush>
            <StageRow acts={acts} />
            <StageTools acts={acts} onUndo={draft.onUndo} onRedo={draft.onRedo} />
          </Panel>
          <div className={styles.columns}>
            {stage && <StagePanel key={stage.key} stage={stage} />}
            <SidePanels draft={draft} funnel={funnel} version={version.id} />
          </div>
        </>
      )}
      {view === 'transitions' && <TransitionPanel />}
      {view === 'compare' && <ComparePanel funnel={funnel} version={version} object={object} stamp={draft.lock} />}
      {view === 'history' && <HistoryPanel funnel={funnel} />}
      {dialog}
    </>
  );
}

/** ⌘Z and ⇧⌘Z, outside of what is being typed. */
function useUndoKeys(onUndo: (() => void) | undefined, onRedo: (() => void) | undefined): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (!(event.metaKey || event.ctrlKey) || event.key.toLowerCase() !== 'z') return;
      if (event.target instanceof HTMLElement && event.target.closest('input, textarea')) return;
      event.preventDefault();
      (event.shiftKey ? onRedo : onUndo)?.();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [onUndo, onRedo]);
}
