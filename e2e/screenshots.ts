import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { ADMINISTERING } from './pictures/administering.ts';
import { LEADING } from './pictures/leading.ts';
import { tellTheRep } from './pictures/notices.ts';
import type { Picture } from './pictures/picture.ts';
import { FINDING, WORKING } from './pictures/working.ts';
import { DESKTOP, launch, visit } from './support/browser.ts';
import { ROOT, startServer } from './support/server.ts';

/**
 * Makes the pictures of README and guides from the demo company: `node e2e/screenshots.ts [name …]`.
 * `LOUDOU_ADDRESS` takes them from a demo that runs already.
 */
const FOLDER = join(ROOT, 'docs', 'images');
const PICTURES: Picture[] = [...WORKING, ...FINDING, ...LEADING, ...ADMINISTERING];

async function take(browser: Browser, address: string, { name, persona, look, open, part }: Picture): Promise<void> {
  const { page, context, complaints } = await visit(browser, address, { size: DESKTOP, ...look });
  try {
    await context.addInitScript(() => localStorage.setItem('loudou.tour', 'seen'));
    await context.request.post('/api/demo/sign-in', { data: { persona } });
    await open(page);
    const path = join(FOLDER, `${name}.png`);
    await (part ? part(page) : page).screenshot({ path, animations: 'disabled', caret: 'hide' });
    if (complaints.length > 0) console.error(`${name}: ${complaints.join('\n')}`);
  } finally {
    await context.close();
  }
}

const wanted = process.argv.slice(2);
const isWanted = (name: string) => wanted.length === 0 || wanted.includes(name);
const address = process.env.LOUDOU_ADDRESS;
mkdirSync(FOLDER, { recursive: true });
const [server, browser] = await Promise.all([address ? undefined : startServer(), launch()]);
try {
  const from = address ?? server?.address ?? '';
  if (isWanted('notifications')) await tellTheRep(browser, from);
  for (const picture of PICTURES) {
    if (!isWanted(picture.name)) continue;
    await take(browser, from, picture).catch((error: unknown) => {
      process.exitCode = 1;
      console.error(`${picture.name}: ${error instanceof Error ? error.message : error}`);
    });
  }
} finally {
  await browser.close();
  await server?.stop();
}
