import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { inLocale, type Locale } from '#domain/kernel/localized.ts';
import { type App, createServer } from '#server/platform/http/index.ts';
import { createWorld, type World } from '#server/testing/world.ts';
import { fieldOf, getDefinitions, objectRoutes } from '../objects/index.ts';
import { createRecords, deleteRecords, fileRoutes, recordRoutes } from './index.ts';

let world: World;
let app: App;
let actor: keyof World['actors'] = 'east1';
let locale: Locale = 'zh-CN';
beforeAll(async () => {
  world = await createWorld();
  app = await createServer({
    log: world.as('east1').log,
    authenticate: async () => ({ context: world.as(actor, { locale }) }),
    labelOf: async (request, object, key) => {
      const definition = (await getDefinitions(request.context)).find(object);
      const field = definition && fieldOf(definition, key);
      return field && inLocale(field.labels, request.locale);
    },
  });
  objectRoutes(app);
  recordRoutes(app);
  await fileRoutes(app);
});
afterAll(async () => {
  await app.close();
  await world.drop();
});

type Method = 'GET' | 'POST' | 'PATCH';
async function call(method: Method, url: string, payload?: unknown, headers: Record<string, string> = {}) {
  const answer = await app.inject({
    method,
    url,
    ...(payload === undefined ? {} : { payload: payload as object }),
    headers,
  });
  return { status: answer.statusCode, body: answer.json() };
}
const as = (name: keyof World['actors']) => {
  actor = name;
};
async function make(values: Record<string, unknown>, name: keyof World['actors'] = 'east1', object = 'account') {
  const [outcome] = await createRecords(world.as(name), object, [{ values }]);
  if (!outcome?.ok) throw new Error(JSON.stringify(outcome));
  return outcome.id;
}
const NOBODY = '01980000-0000-7000-8000-000000000001';

describe('what is asked wrongly', () => {
  test.each([
    ['GET', `/api/records/planet/${NOBODY}`, undefined],
    ['POST', '/api/records/planet', { records: [{ values: {} }] }],
    ['PATCH', '/api/records/planet', { records: [{ id: NOBODY, values: {} }] }],
    ['POST', '/api/records/planet/query', {}],
    ['POST', '/api/records/planet/delete', { records: [{ id: NOBODY }] }],
    ['POST', '/api/records/planet/restore', { ids: [NOBODY] }],
    ['POST', '/api/records/planet/lookup', { q: '' }],
    ['POST', '/api/records/__proto__/query', {}],
  ] as const)('an unknown object: %s %s', async (method, url, body) => {
    const answer = await call(method, url, body);
    expect(answer).toMatchObject({ status: 404, body: { code: 'not_found', issues: [{ code: 'unknown_object' }] } });
    expect(answer.body.issues[0].message).toMatch(/planet|__proto__/);
  });

  test.each([
    ['GET', '/api/records/account/not-an-id', undefined],
    ['GET', '/api/files/not-an-id', undefined],
    ['PATCH', '/api/records/account', { records: [{ id: 'x', values: {} }] }],
    ['POST', '/api/records/account', { records: [] }],
    ['POST', '/api/records/account/query', { limit: 0 }],
    ['POST', '/api/records/account/query', { limit: 501 }],
    ['POST', '/api/records/account/query', { limit: 1.5 }],
    ['POST', '/api/records/account/query', { sort: [{ field: 'note' }] }],
    ['POST', '/api/records/account/query', { columns: ['nothing'] }],
    ['POST', '/api/records/account/query', { filter: { field: 'name', op: 'like', value: 'x' } }],
    ['POST', '/api/records/account/query', { filter: { field: 'name', op: 'eq', value: 'a\u0000' } }],
    ['POST', '/api/records/account', { records: [{ values: { name: '\ud800' } }] }],
    ['GET', '/api/search?q=x&limit=0', undefined],
    ['GET', `/api/records/account/${NOBODY}/history?limit=1000`, undefined],
    ['POST', '/api/objects/account/fields', { key: 'x__c', type: 'planet', labels: { 'zh-CN': 'x' } }],
  ] as const)('%s %s %j', async (method, url, body) => {
    as('admin');
    const answer = await call(method, url, body);
    expect(answer).toMatchObject({ status: 422, body: { code: 'invalid_input' } });
    expect(answer.body.issues.length).toBeGreaterThan(0);
    for (const issue of answer.body.issues) expect(issue.message).not.toMatch(/[{}]|undefined/);
  });

  test('a cursor of another world', async () => {
    const answer = await call('POST', '/api/records/account/query', { cursor: 'Z2FyYmFnZQ' });
    expect(answer).toMatchObject({ status: 400, body: { code: 'cursor_expired' } });
  });

  test('another kind of content, and broken JSON', async () => {
    const xml = await call('POST', '/api/records/account', '<a/>', { 'content-type': 'application/xml' });
    expect(xml).toMatchObject({ status: 415, body: { code: 'unsupported_media' } });
    const broken = await call('POST', '/api/records/account', '{"records":', { 'content-type': 'application/json' });
    expect(broken).toMatchObject({ status: 400, body: { code: 'invalid_input' } });
    const plain = await call('POST', '/api/files', { file: 'x' });
    expect(plain.status).toBe(415);
  });
});

describe('issues carry the field’s label in the reader’s language', () => {
  const body = { records: [{ values: { revenue: 'much', level: 'huge', phone: '12', employees: -1 } }] };
  afterEach(() => {
    locale = 'zh-CN';
  });
  test.each<[Locale, string[]]>([
    ['zh-CN', ['客户名称必填', '年营业额应为数字', '客户级别没有', '电话', '人数']],
    [
      'en',
      ['Name is required', 'Annual revenue must be a number', 'Level has no option', 'Phone is not', 'Employees must'],
    ],
  ])('%s', async (language, wanted) => {
    as('east1');
    locale = language;
    const answer = await call('POST', '/api/records/account', body);
    const messages: string[] = answer.body.outcomes[0].issues.map((issue: { message: string }) => issue.message);
    for (const text of wanted) expect(messages.some((message) => message.startsWith(text))).toBe(true);
    expect(messages).toHaveLength(5);
  });

  test('of a refused restore too', async () => {
    const id = await make({ name: '甲', externalId: 'HTTP-1' });
    await deleteRecords(world.as('east1'), 'account', [{ id }]);
    await make({ name: '乙', externalId: 'HTTP-1' });
    as('east1');
    locale = 'en';
    const answer = await call('POST', '/api/records/account/restore', { ids: [id] });
    expect(answer.body.outcomes[0].issues[0].message).toBe('External ID “HTTP-1” exists already');
  });
});

test('what the reader may not see does not exist, at every door', async () => {
  const id = await make({ name: '西部机密' }, 'west1');
  as('east1');
  expect((await call('GET', `/api/records/account/${id}`)).status).toBe(404);
  expect((await call('GET', `/api/records/account/${id}/history`)).status).toBe(404);
  for (const [method, url, body] of [
    ['PATCH', '/api/records/account', { records: [{ id, values: { city: 'x' } }] }],
    ['POST', '/api/records/account/delete', { records: [{ id, version: 9 }] }],
    ['POST', '/api/records/account/restore', { ids: [id] }],
  ] as const) {
    const answer = await call(method, url, body);
    expect(answer.body.outcomes).toEqual([
      { ok: false, reason: 'not_found', issues: [expect.objectContaining({ code: 'not_found' })] },
    ]);
  }
});

describe('files', () => {
  const upload = (disposition: string, type: string, content: string | Buffer) =>
    app.inject({
      method: 'POST',
      url: '/api/files',
      headers: { 'content-type': 'multipart/form-data; boundary=b' },
      payload: Buffer.concat([
        Buffer.from(
          `--b\r\nContent-Disposition: form-data; name="file"${disposition}\r\nContent-Type: ${type}\r\n\r\n`,
        ),
        Buffer.from(content),
        Buffer.from('\r\n--b--\r\n'),
      ]),
    });

  test.each([
    ['; filename="../../etc/报价.pdf"', 'application/pdf', '报价.pdf'],
    ['; filename="C:\\\\temp\\\\a.txt"', 'text/plain', 'a.txt'],
    ['; filename="..."', 'text/plain', 'file'],
    ['; filename=""', 'text/plain', 'file'],
    ['', 'application/octet-stream', 'file'],
    [`; filename="${'长'.repeat(150)}${'😀'.repeat(150)}.pdf"`, 'application/pdf', undefined],
  ])('a name with %s', async (disposition, type, expected) => {
    as('east1');
    const answer = await upload(disposition, type, 'x');
    expect(answer.statusCode).toBe(200);
    const { name } = answer.json() as { name: string };
    if (expected) expect(name).toBe(expected);
    expect(name.isWellFormed()).toBe(true);
    expect([...name].length).toBeLessThanOrEqual(200);
    const download = await app.inject({ method: 'GET', url: `/api/files/${answer.json().id}` });
    expect(download.headers['content-disposition']).toContain(`''${encodeURIComponent(name)}`);
  });

  test.each([
    ['image/svg+xml', '<svg><script>1</script></svg>', 'attachment', 'application/octet-stream'],
    ['text/html', '<script>1</script>', 'attachment', 'application/octet-stream'],
    ['image/png', '<script>1</script>', 'attachment', 'application/octet-stream'],
    ['image/png', Buffer.from('89504e470d0a1a0a00', 'hex'), 'inline', 'image/png'],
  ])('%s with %s is handed out as %s', async (type, content, how, served) => {
    as('east1');
    const { id } = (await upload('; filename="a\'b(c).svg"', type, content)).json();
    const answer = await app.inject({ method: 'GET', url: `/api/files/${id}` });
    expect(answer.headers['content-disposition']).toBe(
      `${how}; filename="a'b(c).svg"; filename*=UTF-8''a%27b%28c%29.svg`,
    );
    expect(answer.headers['content-type']).toBe(served);
    expect(answer.headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'no-store',
    });
  });

  test('one that is too large, and a form without a file', async () => {
    as('east1');
    const large = await upload('; filename="a"', 'text/plain', Buffer.alloc(20 * 1024 * 1024 + 1));
    expect([large.statusCode, large.json().code]).toEqual([413, 'file_too_large']);
    const larger = await upload('; filename="a"', 'text/plain', Buffer.alloc(20 * 1024 * 1024 + 50_000));
    expect(larger.statusCode).toBe(413);
    const none = await app.inject({
      method: 'POST',
      url: '/api/files',
      headers: { 'content-type': 'multipart/form-data; boundary=b' },
      payload: '--b--\r\n',
    });
    expect(none.statusCode).toBe(422);
  });

  test('is read by its uploader and by those who see a record that holds it', async () => {
    as('east1');
    const { id: file } = (await upload('; filename="纪要.txt"', 'text/plain', '机密')).json();
    const status = async (name: keyof World['actors']) => {
      as(name);
      return (await app.inject({ method: 'GET', url: `/api/files/${file}` })).statusCode;
    };
    expect([await status('east1'), await status('eastManager'), await status('admin')]).toEqual([200, 404, 404]);
    const values = { name: '跟进', at: '2026-01-01T00:00:00Z', content: '见面', kind: 'call', files: [file] };
    const [stolen] = await createRecords(world.as('west1'), 'activity', [{ values }]);
    expect(stolen).toMatchObject({ ok: false, issues: [{ code: 'unknown_reference', field: 'files' }] });
    const activity = await make(values, 'east1', 'activity');
    expect([await status('eastManager'), await status('west1')]).toEqual([200, 404]);
    await deleteRecords(world.as('east1'), 'activity', [{ id: activity }]);
    expect([await status('eastManager'), await status('east1')]).toEqual([404, 200]);
  });
});
