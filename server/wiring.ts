import { STANDARD_OBJECTS } from '#domain/objects/index.ts';
import { funnelHooks, installFunnels } from './modules/funnels/index.ts';
import { setIdentityHooks } from './modules/identity/index.ts';
import { installObjects } from './modules/objects/index.ts';
import { countOwned, followOwner, handOverRecords, setRecordHooks } from './modules/records/index.ts';

/** Fills the hooks that lower modules expose with what higher ones do. Called once per process, before the first verb. */
export function wire(): void {
  setRecordHooks(funnelHooks);
  setIdentityHooks({
    async installWorkspace(tx, workspace) {
      await installObjects(tx, workspace, STANDARD_OBJECTS);
      await installFunnels(tx, workspace);
    },
    onUserMoved: followOwner,
    countOwned,
    handOver: handOverRecords,
  });
}
