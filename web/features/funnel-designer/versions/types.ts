import type { FunnelVersionsBody } from '#contract/versions.ts';
import type { VersionSummary } from '../../../api/funnelVersions.ts';

/** A dialog that does something with a version. `lock`: the version as its reader saw it. */
export type VersionActProps = {
  funnel: FunnelVersionsBody;
  version: VersionSummary;
  lock: number;
  onClose: () => void;
};
