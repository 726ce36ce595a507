import type { Page } from 'playwright-core';
import type { Visitor } from './browser.ts';
import { post } from './company.ts';
import { draftOfTemplate, QUIET_FUNNEL } from './funnelDraft.ts';
import { settled } from './reading.ts';

export type Place = {
  path: string;
  /** Also what the page keeps closed: everything that says it has a popup. */
  menus?: boolean;
};

const SETTINGS = [
  'profile',
  'display',
  'security',
  'delegation',
  'tokens',
  'general',
  'terms',
  'hours',
  'calendar',
  'currencies',
];
const OBJECTS = ['opportunity', 'lead', 'account', 'contact', 'product', 'campaign', 'competitor', 'task', 'activity'];
const DESIGNER_VIEWS = ['stages', 'transitions', 'compare', 'history'];
const NOBODY = '00000000-0000-7000-8000-000000000000';

/** Every page that an administrator can open, with a record of each object. */
export async function placesOf(visitor: Visitor): Promise<Place[]> {
  const records = await Promise.all(OBJECTS.map((object) => someRecord(visitor, object)));
  const [deal, lead] = records as [string, string];
  const draft = await draftOfTemplate(visitor.context);
  return [
    { path: '/today' },
    { path: '/today?scope=team' },
    { path: '/board', menus: true },
    { path: '/board?funnel=leads' },
    { path: '/board?lanes=owner' },
    ...OBJECTS.map((object) => ({ path: `/o/${object}`, menus: object === 'opportunity' })),
    ...OBJECTS.map((object, index) => ({ path: `/o/${object}/${records[index]}`, menus: object === 'opportunity' })),
    { path: '/o/opportunity?view=bin' },
    { path: `/o/opportunity?open=opportunity:${deal}` },
    { path: `/board?funnel=leads&open=lead:${lead}` },
    ...['opportunity', 'lead', 'account', 'contact', 'task'].map((object) => ({ path: `/help?create=${object}` })),
    { path: `/o/opportunity/${NOBODY}` },
    { path: '/o/nothing' },
    { path: '/cockpit', menus: true },
    { path: '/import' },
    { path: '/people', menus: true },
    { path: '/people?tab=roles' },
    { path: '/people?tab=log' },
    ...SETTINGS.map((section) => ({ path: `/settings/${section}` })),
    { path: '/notifications' },
    { path: '/approvals' },
    { path: '/approvals?box=asked' },
    { path: '/approvals?box=done' },
    { path: '/notifications?preferences=1' },
    { path: '/help' },
    { path: '/nowhere' },
    { path: '/funnels', menus: true },
    { path: '/funnel-library' },
    { path: `/funnels/${QUIET_FUNNEL}?version=1` },
    ...DESIGNER_VIEWS.map((view) => ({
      path: `/funnels/${QUIET_FUNNEL}?version=${draft}&view=${view}`,
      menus: view === 'stages',
    })),
    { path: `/funnels/${QUIET_FUNNEL}/feedback` },
    { path: `/funnels/${QUIET_FUNNEL}/replay?version=${draft}` },
  ];
}

/** The record that changed last: it has a history to show. */
async function someRecord({ context }: Visitor, object: string): Promise<string> {
  const query = { columns: [], sort: [{ field: 'updatedAt', descending: true }], limit: 1 };
  const { records } = await post<{ records: { id: string }[] }>(context, `/api/records/${object}/query`, query);
  return records[0]?.id ?? NOBODY;
}

/** Goes through the places without loading the app anew; `look` is called at each, with a name for where that is. */
export async function goThrough(page: Page, places: readonly Place[], look: (where: string) => Promise<void>) {
  await page.goto('/today');
  for (const { path, menus } of places) {
    await page.evaluate((to) => history.pushState({}, '', to), path);
    await look(path);
    if (menus) await openEach(page, path, look);
  }
}

/** Of controls that look the same, such as the histories of fields, so many are opened. */
const ALIKE = 4;

/** Opens one popup of the page after the other. */
async function openEach(page: Page, path: string, look: (where: string) => Promise<void>): Promise<void> {
  const openers = page.getByRole('main').locator('[aria-haspopup]:visible, [aria-expanded="false"]:visible');
  const found = await openers.evaluateAll((all) =>
    all.map((one) => ({ name: one.getAttribute('aria-label') || one.textContent || '', kind: one.className })),
  );
  const opened = new Map<string, number>();
  for (const [index, { name, kind }] of found.entries()) {
    const alike = opened.get(kind) ?? 0;
    opened.set(kind, alike + 1);
    if (alike >= ALIKE) continue;
    // What was opened before may cover it still; then it is left closed.
    const clicked = await openers
      .nth(index)
      .click({ timeout: 1500 })
      .then(
        () => true,
        () => false,
      );
    if (!clicked) continue;
    await look(`${path} → ${name}`);
    await page.keyboard.press('Escape');
    await settled(page);
  }
}
