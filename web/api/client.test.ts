import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiError, isApiError } from './apiError.ts';
import { api, setCsrfToken, whenSignedOut } from './client.ts';

const fetched = vi.fn<typeof fetch>();
const json = (status: number, body: unknown) => new Response(JSON.stringify(body), { status });

beforeEach(() => {
  vi.stubGlobal('fetch', fetched);
  setCsrfToken('token-1');
});
afterEach(() => {
  vi.unstubAllGlobals();
  fetched.mockReset();
  whenSignedOut(() => {});
});

const failure = async (call: Promise<unknown>): Promise<ApiError> => {
  const error = await call.catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(ApiError);
  return error as ApiError;
};

describe('api', () => {
  it('asks the own origin, with the query in order and what is undefined left out', async () => {
    fetched.mockResolvedValue(json(200, { ok: true }));
    await expect(
      api.get('/search', { query: { q: '苏州 a&b', limit: 20, none: undefined, tag: ['x', 'y'] } }),
    ).resolves.toEqual({
      ok: true,
    });
    const [address, init] = fetched.mock.calls[0]!;
    expect(address).toBe('/api/search?q=%E8%8B%8F%E5%B7%9E+a%26b&limit=20&tag=x&tag=y');
    expect(init?.credentials).toBe('same-origin');
    expect(init?.headers).not.toHaveProperty('x-csrf-token');
  });

  it('sends the token with every change, and JSON unless it is a form', async () => {
    fetched.mockImplementation(async () => new Response(null, { status: 204 }));
    await expect(api.post('/x', { a: 1 })).resolves.toBeUndefined();
    expect(fetched.mock.calls[0]![1]).toMatchObject({
      method: 'POST',
      body: '{"a":1}',
      headers: { 'x-csrf-token': 'token-1', 'content-type': 'application/json' },
    });
    await api.post('/files', new FormData());
    expect(fetched.mock.calls[1]![1]?.headers).not.toHaveProperty('content-type');
  });

  it('turns a refusal into an error with its issues', async () => {
    const issues = [{ code: 'required', field: 'name', row: 0, message: '名称必填' }];
    fetched.mockResolvedValue(json(422, { code: 'invalid_input', message: '有 1 处要改', issues }));
    const error = await failure(api.patch('/records/lead', {}));
    expect(error).toMatchObject({ status: 422, code: 'invalid_input', message: '有 1 处要改', issues });
    expect(isApiError(error, 'invalid_input')).toBe(true);
    expect(isApiError(error, 'conflict')).toBe(false);
  });

  it('knows an ended session from a wrong password', async () => {
    const signedOut = vi.fn();
    whenSignedOut(signedOut);
    fetched.mockResolvedValueOnce(json(401, { code: 'wrong_credentials', message: 'x' }));
    await failure(api.post('/session', {}));
    expect(signedOut).not.toHaveBeenCalled();
    fetched.mockResolvedValueOnce(json(401, { code: 'not_signed_in', message: 'x' }));
    await failure(api.get('/objects'));
    expect(signedOut).toHaveBeenCalledOnce();
  });

  it('says so when there is no answer, or one that is not ours', async () => {
    fetched.mockRejectedValueOnce(new TypeError('Failed to fetch'));
    expect(await failure(api.get('/x'))).toMatchObject({ status: 0, code: 'unreachable' });
    fetched.mockResolvedValueOnce(new Response('<h1>Bad gateway</h1>', { status: 502 }));
    expect(await failure(api.get('/x'))).toMatchObject({ status: 502, code: 'internal' });
  });

  it('lets a cancelled call pass as cancelled', async () => {
    const cancelled = new DOMException('gone', 'AbortError');
    fetched.mockRejectedValueOnce(cancelled);
    await expect(api.get('/x')).rejects.toBe(cancelled);
  });
});
