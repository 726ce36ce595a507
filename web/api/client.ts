import i18next from 'i18next';
import type { ErrorBody } from '#contract/errors.ts';
import { ApiError } from './apiError.ts';

type Query = Record<string, string | number | boolean | readonly string[] | undefined>;
type Options = { query?: Query; signal?: AbortSignal };
type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

let csrfToken = '';
let onSignedOut: () => void = () => {};

/** The token of the session, sent with every change. */
export function setCsrfToken(token: string): void {
  csrfToken = token;
}

/** Called when an answer says that nobody is signed in any more. */
export function whenSignedOut(listener: () => void): void {
  onSignedOut = listener;
}

/** Typed calls of the HTTP API. All throw `ApiError`; paths are given without `/api`. */
export const api = {
  get: <T>(path: string, options?: Options) => call<T>('GET', path, undefined, options),
  post: <T>(path: string, body?: unknown, options?: Options) => call<T>('POST', path, body, options),
  put: <T>(path: string, body?: unknown, options?: Options) => call<T>('PUT', path, body, options),
  patch: <T>(path: string, body?: unknown, options?: Options) => call<T>('PATCH', path, body, options),
  delete: <T>(path: string, body?: unknown, options?: Options) => call<T>('DELETE', path, body, options),
};

async function call<T>(method: Method, path: string, body: unknown, options: Options = {}): Promise<T> {
  const response = await send(method, path, body, options);
  if (response.ok) return (response.status === 204 ? undefined : await response.json()) as T;
  const error = new ApiError(response.status, await refusal(response));
  // A wrong password is 401 too, but nobody was signed in then.
  if (error.code === 'not_signed_in') onSignedOut();
  throw error;
}

async function send(method: Method, path: string, body: unknown, options: Options): Promise<Response> {
  try {
    return await fetch(`/api${path}${queryText(options.query)}`, {
      method,
      credentials: 'same-origin',
      headers: headers(method, body),
      ...(body === undefined ? {} : { body: body instanceof FormData ? body : JSON.stringify(body) }),
      ...(options.signal ? { signal: options.signal } : {}),
    });
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
    throw new ApiError(0, { code: 'unreachable', message: i18next.t('errors.unreachable') });
  }
}

function headers(method: Method, body: unknown): Record<string, string> {
  return {
    accept: 'application/json',
    'accept-language': i18next.language,
    ...(body === undefined || body instanceof FormData ? {} : { 'content-type': 'application/json' }),
    ...(method === 'GET' ? {} : { 'x-csrf-token': csrfToken }),
  };
}

function queryText(query: Query = {}): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined) continue;
    for (const one of Array.isArray(value) ? value : [value]) params.append(name, String(one));
  }
  const text = params.toString();
  return text && `?${text}`;
}

async function refusal(response: Response): Promise<ErrorBody> {
  try {
    const body = (await response.json()) as Partial<ErrorBody>;
    if (body.code && body.message) return body as ErrorBody;
  } catch {
    // Not our answer: a proxy in between, or a crash.
  }
  return { code: response.status === 503 ? 'unavailable' : 'internal', message: i18next.t('errors.unexpected') };
}
