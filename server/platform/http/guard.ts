import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { Refused } from '../errors.ts';
import type { Authenticate } from './types.ts';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Lets a request to the API in: signed in unless the route is public, and no change that another site caused.
 * Runs after the rate limit and before the body is read.
 */
export function guard(authenticate: Authenticate) {
  return async (request: FastifyRequest): Promise<void> => {
    if (request.is404 || !request.routeOptions.url?.startsWith('/api/')) return;
    const isPublic = request.routeOptions.config.access === 'public';
    if (!isPublic) {
      request.signedIn = await authenticate(request);
      if (!request.signedIn) throw new Refused('not_signed_in');
    }
    if (SAFE.has(request.method)) return;
    refuseForgery(request);
    const { whileSeeingAs } = request.routeOptions.config;
    const looksOnly = request.signedIn?.context.viewer !== undefined;
    if (looksOnly && !whileSeeingAs) throw new Refused('read_only_view');
    if (request.signedIn?.readOnly && whileSeeingAs !== 'reads') throw new Refused('no_right');
  };
}

/** A browser adds cookies to what other sites send, never a bearer token: those need no proof. */
function refuseForgery(request: FastifyRequest): void {
  if (request.signedIn && request.signedIn.csrf === undefined) return;
  if (!isSameOrigin(request)) throw new Refused('csrf_failed');
  if (!request.signedIn) return;
  const sent = request.headers['x-csrf-token'];
  if (typeof sent !== 'string' || !isSame(sent, request.signedIn.csrf ?? '')) throw new Refused('csrf_failed');
}

/** Hosts are compared, not schemes: a proxy that ends TLS may not tell us of it. No `Origin`: not a browser. */
function isSameOrigin({ headers, host }: FastifyRequest): boolean {
  if (headers['sec-fetch-site'] === 'cross-site') return false;
  const { origin } = headers;
  return origin === undefined || (URL.canParse(origin) && new URL(origin).host === withoutDefaultPort(host));
}

const withoutDefaultPort = (host: string) => (URL.canParse(`http://${host}`) ? new URL(`http://${host}`).host : host);

/** Compares without telling by time how much was right. */
export function isSame(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}
