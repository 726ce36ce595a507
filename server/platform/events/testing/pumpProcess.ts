/** A process of its own with an event pump, for a test that kills it: writes its effects, says so, and never gets to the end of the batch. */
import { setTimeout as sleep } from 'node:timers/promises';
import { pino } from 'pino';
import { openPools } from '../../postgres/index.ts';
import { startEventPump } from '../index.ts';
import { insertEffects } from './eventTestQueries.ts';

const [, , ownerUrl = '', appUrl = ''] = process.argv;
await startEventPump({
  pools: openPools({ ownerUrl, appUrl }),
  url: appUrl,
  log: pino({ level: 'silent' }),
  batchSize: 4,
  consumers: [
    {
      name: 'effects',
      begin: 'start',
      async handle(events, { tx, workspace }) {
        const seqs = events.map(({ seq }) => seq);
        await insertEffects(tx, workspace, 'effects', seqs);
        if (seqs.includes(6)) {
          console.log('in the middle');
          await sleep(60_000);
        }
      },
    },
  ],
});
