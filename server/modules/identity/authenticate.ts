import { type Authenticate, acceptedLocale } from '#server/platform/http/index.ts';
import type { Entrance } from './entrance.ts';
import { findApiToken } from './findApiToken.ts';
import { findSession } from './findSession.ts';

export const SESSION_COOKIE = 'loudou_session';

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
    const cookie = request.cookies[SESSION_COOKIE];
    return cookie === undefined ? undefined : findSession(entrance, cookie, locale, slides);
  };
}
