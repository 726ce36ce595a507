import { describe, expect, test } from 'vitest';
import type { Route } from '../support/document.ts';
import type { Answer } from '../support/http.ts';
import { checkAnswer } from './checks.ts';
import type { Persona } from './personas.ts';
import type { Ask } from './requests.ts';

const route: Route = {
  ...{ id: 'GET /api/things', method: 'GET', path: '/api/things', isPublic: false, parameters: [], body: undefined },
  answers: { 200: { type: 'object' } },
};
const headers = {
  'content-type': 'application/json; charset=utf-8',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'content-security-policy': "default-src 'self'",
  'referrer-policy': 'same-origin',
  'cache-control': 'no-store',
  'x-request-id': '01980000-0000-7000-8000-000000000001',
};
const person: Persona = { name: 'rep', kind: 'person', rules: false, headers: {}, canaries: ['隐1234匿'] };
const nobody: Persona = { ...person, kind: 'nobody' };
const refusal = { code: 'not_signed_in', message: '请先登录' };

const lines = { headers: { ...headers, 'content-type': 'application/x-ndjson; charset=utf-8' } };
const ofLines = (...all: unknown[]) => ({
  ...lines,
  body: Buffer.from(all.map((one) => JSON.stringify(one)).join('\n')),
});
const undescribed = { answers: {} };

function kinds(change: Partial<Answer> & { json?: unknown }, persona = person, asked: Partial<Route> = {}): string[] {
  const { json = {}, ...more } = change;
  const answer = { status: 200, headers, body: Buffer.from(JSON.stringify(json)), ms: 5, ...more };
  const ask = { method: 'GET', path: '/api/things', headers: {}, locale: 'zh-CN' } as Ask;
  const validates = () => (json === 'odd' ? 'odd' : undefined);
  return checkAnswer({ ...route, ...asked }, persona, ask, answer, validates).map(({ kind }) => kind);
}

describe('an answer as it should be passes', () => {
  test.each([
    ['with what was asked for', kinds({})],
    ['in lines', kinds(ofLines({ progress: { done: 1 } }, { result: {} }), person, undescribed)],
    ['in lines that refuse', kinds(ofLines({ error: { code: 'no_right' } }), person, undescribed)],
    ['that refuses', kinds({ status: 403, json: { code: 'no_right', message: 'x' } })],
  ])('%s', (_, found) => expect(found).toEqual([]));
});

describe('every flaw is found', () => {
  test.each<[string, string[]]>([
    ['status 500', kinds({ status: 500, json: { code: 'internal', message: 'x' } })],
    ['no answer', kinds({ status: 0, trouble: 'timeout' })],
    ['too slow', kinds({ ms: 60_000 })],
    ['a redirect', kinds({ status: 302, json: { code: 'no_right', message: 'x' } })],
    ['undocumented status', kinds({ status: 201 })],
    ['answer not as documented', kinds({ json: 'odd' })],
    ['leak', kinds({ json: { title: '隐1234匿客户' } })],
    ['leak', kinds({ headers: { ...headers, 'x-note': '隐1234匿' } })],
    ['inside shown', kinds({ json: { message: 'relation "lead" does not exist' } })],
    ['inside shown', kinds({ json: { message: 'at Object.run (/app/server/main.ts:3:1)' } })],
    ['inside shown', kinds({ json: { path: process.cwd() } })],
    ['header x-content-type-options', kinds({ headers: { ...headers, 'x-content-type-options': '' } })],
    ['names its software', kinds({ headers: { ...headers, server: 'x' } })],
    ['content type', kinds({ headers: { ...headers, 'content-type': 'text/html' } })],
    ['content type of 404', kinds({ status: 404, headers: { ...headers, 'content-type': 'text/html' } })],
    ['unknown error code', kinds({ status: 400, json: { error: 'Bad Request' } })],
    ['message in another language', kinds({ status: 401, json: { ...refusal, message: 'Sign in first' } }, nobody)],
    ['lines ended badly', kinds(ofLines({ progress: {} }, { error: { code: 'internal' } }), person, undescribed)],
    ['lines ended badly', kinds(ofLines({ progress: { done: 1 } }), person, undescribed)],
    ['open to nobody', kinds({}, nobody)],
    ['open to forgery', kinds({}, { ...person, kind: 'forged' }, { method: 'POST' })],
  ])('%s', (kind, found) => expect(found).toContain(kind));
});
