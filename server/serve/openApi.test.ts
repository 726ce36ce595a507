import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Pool } from 'pg';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import { createHttpServer } from './httpServer.ts';

const COMMITTED = join(import.meta.dirname, '..', '..', 'docs', 'openapi.json');

/** `UPDATE_DOCS=1 npm test -- unit` writes the document anew. */
test('docs/openapi.json is what the server says of itself', async () => {
  const nowhere = new Pool();
  const app = await createHttpServer({ app: nowhere, owner: nowhere }, pino({ level: 'silent' }), {
    demoSwitcher: 'off',
    trustProxy: undefined,
    dataDir: '/nowhere',
  });
  await app.ready();
  const document = `${JSON.stringify(app.swagger(), null, 1)}\n`;
  await app.close();
  if (process.env.UPDATE_DOCS) writeFileSync(COMMITTED, document);
  expect(document === readFileSync(COMMITTED, 'utf8'), 'run UPDATE_DOCS=1 npm test -- unit and commit the result').toBe(
    true,
  );
});
