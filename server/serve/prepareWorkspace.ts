import { randomBytes } from 'node:crypto';
import type { Logger } from 'pino';
import { GROUP_NAME, loadDemo } from '#demo/load.ts';
import { zonedDay } from '#domain/kernel/calendar.ts';
import type { Pools, Workspace } from '#server/platform/context.ts';
import {
  createWorkspace,
  findAdministrator,
  getUser,
  isSetupNeeded,
  listWorkspaces,
  systemContext,
  updateUser,
} from '../modules/identity/index.ts';
import { say } from './say.ts';

export type Prepared =
  | { state: 'ready'; demo: boolean }
  | { state: 'blank' }
  | { state: 'demoLoaded'; email: string; password: string };

type Where = { pools: Pools; log: Logger };

const DEMO_ZONE = 'Asia/Shanghai';

/**
 * Loads the demo company into an empty database where that is wanted. A load is one transaction, so one that was cut
 * off has left nothing but the empty workspace, and is begun anew.
 */
export async function prepareWorkspace({ pools, log, wantsDemo }: Where & { wantsDemo: boolean }): Promise<Prepared> {
  const workspaces = await listWorkspaces({ pools });
  const demo = workspaces.some((workspace) => workspace.demo);
  if (!(await isSetupNeeded({ pools }))) return { state: 'ready', demo };
  const unfinished = workspaces.find((workspace) => workspace.demo);
  if (!wantsDemo || workspaces.some((workspace) => !workspace.demo)) return { state: 'blank' };
  const now = new Date();
  const anchor = zonedDay(now, DEMO_ZONE);
  const basics = { name: GROUP_NAME, locale: 'zh-CN', timeZone: DEMO_ZONE, currency: 'CNY' } as const;
  const workspace =
    unfinished ?? (await createWorkspace({ pools }, { ...basics, slug: 'demo', demo: true, demoAnchor: anchor }));
  say('载入演示公司 …', 'Loading the demo company …');
  await loadDemo({ pools, workspace, anchor, onProgress: sayEveryFifth() });
  return { state: 'demoLoaded', ...(await giveAdministratorAPassword({ pools, log }, workspace, now)) };
}

/** A line for every fifth of the work. */
function sayEveryFifth(): (share: number) => void {
  let said = 0;
  return (share) => {
    const fifths = Math.floor(share * 5);
    if (fifths > said) say(`  ${fifths * 20} %`, '');
    said = Math.max(said, fifths);
  };
}

async function giveAdministratorAPassword({ pools, log }: Where, workspace: Workspace, now: Date) {
  const ctx = systemContext({ pools, log, now }, workspace);
  const userId = await findAdministrator(ctx);
  const password = randomBytes(12).toString('base64url');
  await updateUser(ctx, { id: userId, password });
  const { email } = await getUser(ctx, userId);
  return { email: email ?? '', password };
}
