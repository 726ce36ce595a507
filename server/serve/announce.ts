import type { Logger } from 'pino';
import type { Pools } from '#server/platform/context.ts';
import { createSignInLink, findAdministrator, listWorkspaces, systemContext } from '../modules/identity/index.ts';
import type { Prepared } from './prepareWorkspace.ts';
import { sayBlock } from './say.ts';

const FIRST_LINK_MINUTES = 24 * 60;

/** Says where Loudou is to be found and how to sign in. */
export async function announce({
  pools,
  log,
  prepared,
  address,
  logFile,
}: {
  pools: Pools;
  log: Logger;
  prepared: Prepared;
  address: string;
  logFile: string | undefined;
}): Promise<void> {
  const lines = [`Loudou 漏斗  ${address}`];
  if (prepared.state === 'blank') lines.push('', '打开这个地址,完成初始设置。', 'Open this address to set Loudou up.');
  if (prepared.state === 'demoLoaded' || (prepared.state === 'ready' && prepared.demo)) {
    lines.push('', ...(await demoLink(pools, log, address)));
  }
  if (prepared.state === 'demoLoaded') {
    lines.push('', `管理员 Administrator  ${prepared.email}`, `密码 Password         ${prepared.password}`);
  }
  if (logFile) lines.push('', `日志 Log: ${logFile}`);
  sayBlock(lines);
}

/** Every start of a demo gives a way in: whoever can read the terminal owns the machine. */
async function demoLink(pools: Pools, log: Logger, address: string): Promise<string[]> {
  const where = { pools, log, now: new Date() };
  const workspace = (await listWorkspaces(where)).find((one) => one.demo)!;
  const ctx = systemContext(where, workspace);
  const userId = await findAdministrator(ctx);
  const { token } = await createSignInLink(ctx, { userId, minutes: FIRST_LINK_MINUTES });
  return [
    '一次性登录链接 One-time sign-in link (24 h):',
    `${address}/sign-in?token=${token}`,
    '登录页上也可以直接换成销售、经理、副总、财务等角色。',
    'The sign-in page also lets you enter as rep, manager, VP or finance.',
  ];
}
