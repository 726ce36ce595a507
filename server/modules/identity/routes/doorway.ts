import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import type { Pools } from '#server/platform/context.ts';
import { sessionCookieName } from '../authenticate.ts';
import type { Entrance } from '../entrance.ts';
import { type OpenedSession, SESSION_MOST_DAYS } from '../openSession.ts';

/** What the routes for people who are not signed in need. */
export type IdentityRoutesOptions = {
  pools: Pools;
  log: Logger;
  /**
   * Who may use the demo's role switcher: nobody; who reaches this server by a loopback name; or everybody
   * (LOUDOU_DEMO_SWITCHER=1). It works in demo workspaces only.
   */
  demoSwitcher: 'off' | 'loopback' | 'on';
  /** Sign-in tries per minute and address. Default 20. */
  signInsPerMinute?: number;
};

export function entranceOf({ pools }: IdentityRoutesOptions, request: FastifyRequest): Entrance {
  const agent = request.headers['user-agent']?.slice(0, 300);
  const log = request.log as Logger;
  return { pools, log, now: new Date(), address: request.ip, ...(agent ? { agent } : {}) };
}

/** Public, and strict about how often one address may try. */
export const tries = ({ signInsPerMinute = 20 }: IdentityRoutesOptions) =>
  ({ access: 'public', rateLimit: { max: signInsPerMinute, timeWindow: 60_000 } }) as const;

/** Sign-in forms are small. */
export const SMALL_BODY = 16 * 1024;

/** The server ends sessions by itself; the cookie only must live as long as a session may. */
export function giveCookie(request: FastifyRequest, reply: FastifyReply, { cookie }: OpenedSession): void {
  const maxAge = SESSION_MOST_DAYS * 24 * 60 * 60;
  reply.setCookie(sessionCookieName(request), cookie, { ...attributes(request), maxAge });
}

export function takeCookie(request: FastifyRequest, reply: FastifyReply): void {
  reply.clearCookie(sessionCookieName(request), attributes(request));
}

const attributes = (request: FastifyRequest) =>
  ({ path: '/', httpOnly: true, sameSite: 'lax', secure: request.protocol === 'https' }) as const;

const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\]|::1)$/;

/**
 * Whether the switcher is open to this request. The name in the address counts, not only the socket: a foreign page
 * may have its own name point at this machine.
 */
export function isSwitcherOpen({ demoSwitcher }: IdentityRoutesOptions, request: FastifyRequest): boolean {
  return demoSwitcher === 'on' || (demoSwitcher === 'loopback' && LOOPBACK.test(request.hostname));
}
