import type { FunnelVersionsBody } from '#contract/versions.ts';
import styles from './designer.module.css';
import { ProblemsPanel } from './panel/ProblemsPanel.tsx';
import { TrialPanel } from './trial/TrialPanel.tsx';
import type { Drawing } from './useDraft.ts';
import { ChangesPanel } from './versions/ChangesPanel.tsx';
import { ImpactPanel } from './versions/ImpactPanel.tsx';

type Props = { draft: Drawing; funnel: FunnelVersionsBody; version: number };

/** Beside the stage: what keeps the draft from being published, what it changes, whom it meets, and a trial. */
export function SidePanels({ draft, funnel, version }: Props) {
  return (
    <div className={styles.side}>
      <ProblemsPanel />
      <ChangesPanel mapping={draft.design.mapping} />
      <ImpactPanel funnel={funnel.key} draft={version} stamp={draft.lock} ready={draft.state === 'saved'} />
      <TrialPanel funnel={funnel.key} />
    </div>
  );
}
