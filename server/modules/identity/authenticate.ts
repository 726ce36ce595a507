import type { FastifyRequest } from 'fastify';
import { type Authenticate, acceptedLocale } from '#server/platform/http/index.ts';
import type { Entrance } from './entrance.ts';
import { findApiToken } from './findApiToken.ts';
import { findSession } from './findSession.ts';

const SESSION_COOKIE = 'loudou_session';

/** Behind https by a name that browsers take and give for this very host only: no neighbour can plant one. */
export const sessionCookieName = ({ protocol }: Pick<FastifyRequest, 'protocol'>): string =>
  protocol === 'https' ? `__Host-${SESSION_COOKIE}` : SESSION_COOKIE;

/** What the browser carries for its session. */
export const sessionCookie = (request: FastifyRequest): string | undefined =>
  request.cookies[sessionCookieName(request)];

/**
 * Recognises a request by its API token, else by its session cookie. `slides` false: without moving the session's end, for a connection that
 * stays open while nobody may be there.
 */
export function createAuthenticate({ pools, log }: Pick<Entrance, 'pools' | 'log'>, slides = true): Authenticate {
  return async (request) => {
    const entrance = { pools, log: request.log as typeof log, now: new Date() };
    const locale = acceptedLocale(request.headers['accept-language']);
    const { authorization } = request.headers;
    if (authorization !== undefined) {
      const [, token] = /^Bearer +(\S+)$/i.exec(authorization) ?? [];
      return token === undefined ? undefined : findApiToken(entrance, token, locale);
    }
    const cookie = sessionCookie(request);
    return cookie === undefined ? undefined : findSession(entrance, cookie, locale, slides);
  };
}
