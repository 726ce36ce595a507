/** A Loudou of its own for the recovery tests, which kill it: keeps PostgreSQL up on the folder it is given and says when it is ready. */
import { readPidFile } from './pidFile.ts';
import { knownPlace } from './place.ts';
import { startEmbedded } from './startEmbedded.ts';

const dataDir = process.argv[2] ?? '';
const database = await startEmbedded({ dataDir, log: { info() {}, warn: console.error } });
process.on('SIGTERM', () => void database.stop().then(() => process.exit(0)));
process.on('SIGUSR2', () => process.exit(1));
console.log(
  JSON.stringify({ ownerUrl: database.ownerUrl, postgres: readPidFile(knownPlace(dataDir)?.cluster ?? '')?.pid }),
);
setInterval(() => {}, 60_000);
