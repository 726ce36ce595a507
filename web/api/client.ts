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

/** For the one call that is made without `api`: the upload. */
export const readCsrfToken = (): string => csrfToken;

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
  /** A file that a question makes. */
  file: (path: string, body: unknown, options?: Options) => callForFile(path, body, options),
};

async function call<T>(method: Method, path: string, body: unknown, options: Options = {}): Promise<T> {
  const response = await send(method, path, body, options);
  if (response.ok) return (response.status === 204 ? undefined : await response.json()) as T;
  const error = new ApiError(response.status, await refusal(response));
  // A wrong password is 401 too, but nobody was signed in then.
  if (error.code === 'not_signed_in') onSignedOut();
  throw error;
}

async function callForFile(path: string, body: unknown, options: Options = {}): Promise<Blob> {
  const response = await send('POST', path, body, options);
  if (response.ok) return response.blob();
  const error = new ApiError(response.status, await refusal(response));
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

/** Where a GET goes: for links that the browser follows by itself. */
export const apiAddress = (path: string, query: Query): string => `/api${path}${queryText(query)}`;

async function refusal(response: Response): Promise<ErrorBody> {
  try {
    const body = (await response.json()) as Partial<ErrorBody>;
    if (body.code && body.message) return body as ErrorBody;
  } catch {
    // Not our answer: a proxy in between, or a crash.
  }
  return { code: response.status === 503 ? 'unavailable' : 'internal', message: i18next.t('errors.unexpected') };
}

/** A POST whose answer comes as lines of JSON, one after the other. Closing the signal ends it. */
export async function* stream<Line>(path: string, body: unknown, signal: AbortSignal): AsyncGenerator<Line> {
  const response = await send('POST', path, body, { signal });
  if (!response.ok || !response.body) throw new ApiError(response.status, await refusal(response));
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const { value, done } = await reader.read();
    rest += value ?? '';
    const lines = rest.split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (line) yield JSON.parse(line) as Line;
    if (done) return;
  }
}

/** Sends a form and tells how much of it has gone; `fetch` cannot say that. */
export function sendWithProgress<T>(
  path: string,
  form: FormData,
  onProgress: (share: number) => void,
  signal: AbortSignal,
): Promise<T> {
  const { promise, resolve, reject } = Promise.withResolvers<T>();
  const request = new XMLHttpRequest();
  request.open('POST', `/api${path}`);
  for (const [name, value] of Object.entries(headers('POST', form))) request.setRequestHeader(name, value);
  request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
  request.onload = async () => {
    const response = new Response(request.responseText, { status: request.status });
    if (response.ok) resolve((await response.json()) as T);
    else reject(new ApiError(request.status, await refusal(response)));
  };
  request.onerror = () => reject(new ApiError(0, { code: 'unreachable', message: i18next.t('errors.unreachable') }));
  request.onabort = () => reject(new DOMException('aborted', 'AbortError'));
  signal.addEventListener('abort', () => request.abort());
  request.send(form);
  return promise;
}
