/** Run as a process of its own by the test that kills it: imports a file. */
import { contextOfUser, findWorkspace } from '#server/modules/identity/index.ts';
import { createLog } from '#server/platform/log/index.ts';
import { openPools } from '#server/platform/postgres/index.ts';
import { wire } from '#server/wiring.ts';
import { readPlanFile, runImport } from '../index.ts';

const [ownerUrl = '', appUrl = '', userId = '', mapping = ''] = process.argv.slice(2);
wire();
const log = createLog({ level: 'silent' });
const pools = openPools({ ownerUrl, appUrl });
const where = { pools, log, now: new Date() };
const workspace = await findWorkspace(where);
const ctx = await contextOfUser(where, workspace!, { id: userId }, 'cli');
const { plan, file } = await readPlanFile(mapping);
await runImport(ctx, plan, file, {
  onProgress: ({ rowsRead }) => {
    process.stdout.write(`${rowsRead}\n`);
  },
});
await pools.close();
