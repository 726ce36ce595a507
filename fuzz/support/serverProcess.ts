/** Run as a child process: the whole server on a database that is there already. Tells its address over the channel. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLog } from '#server/platform/log/index.ts';
import { openPools } from '#server/platform/postgres/index.ts';
import { startBackground } from '#server/serve/background.ts';
import { createHttpServer } from '#server/serve/httpServer.ts';
import { wire } from '#server/wiring.ts';

const [ownerUrl = '', appUrl = ''] = process.argv.slice(2);
const log = createLog({ level: 'warn' });
const dataDir = mkdtempSync(join(tmpdir(), 'loudou-fuzz-'));
wire();
const pools = openPools({ ownerUrl, appUrl, log, statementTimeoutMs: 60_000 });
// Every request names an address of its own, or the limits per address would answer most of them.
const app = await createHttpServer(pools, log, {
  // Opens demo companies only, and there is one.
  demoSwitcher: 'on',
  trustProxy: ['127.0.0.1'],
  dataDir,
  directUrl: appUrl,
});
const background = await startBackground({ pools, url: appUrl, log, dataDir });
await app.listen({ host: '127.0.0.1', port: 0 });
const { port } = app.server.address() as { port: number };
process.send?.({ port });

process.once('disconnect', async () => {
  await app.close();
  await background.stop();
  await pools.close();
  rmSync(dataDir, { recursive: true, force: true });
  process.exit(0);
});
