import { STANDARD_OBJECTS } from '#domain/objects/index.ts';
import { setApprovalHooks } from './modules/approvals/index.ts';
import {
  approvalWay,
  followDepartments,
  funnelHooks,
  installFunnels,
  keepRefusals,
  moveRecords,
  type Refusal,
  relatedPaths,
  setFeedbackHooks,
} from './modules/funnels/index.ts';
import { setIdentityHooks } from './modules/identity/index.ts';
import { tellApproval, tellFeedback } from './modules/notifications/index.ts';
import { installObjects } from './modules/objects/index.ts';
import { countOwned, followOwner, handOverRecords, setRecordHooks } from './modules/records/index.ts';

/** Fills the hooks that lower modules expose with what higher ones do. Called once per process, before the first verb. */
export function wire(): void {
  setRecordHooks(funnelHooks);
  setApprovalHooks({
    way: approvalWay,
    related: relatedPaths,
    async move(ctx, object, command, tx) {
      const refusals: Refusal[] = [];
      const [outcome] = await moveRecords(ctx, object, [command], tx, refusals);
      return { outcome: outcome!, afterwards: () => keepRefusals(ctx, refusals) };
    },
    tell: tellApproval,
  });
  setFeedbackHooks({ tell: tellFeedback });
  setIdentityHooks({
    async installWorkspace(tx, workspace) {
      await installObjects(tx, workspace, STANDARD_OBJECTS);
      await installFunnels(tx, workspace);
    },
    onUserMoved: followOwner,
    onDepartmentMoved: followDepartments,
    countOwned,
    handOver: handOverRecords,
  });
}
