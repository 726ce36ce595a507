import { ERROR_CODES } from '#contract/errors.ts';
import { errorMessage } from '#contract/messages/index.ts';
import type { Locale } from '#domain/kernel/localized.ts';
import type { Route } from '../support/document.ts';
import type { Answer } from '../support/http.ts';
import type { AnswerCheck } from './answerCheck.ts';
import type { Persona } from './personas.ts';
import type { Ask } from './requests.ts';

/** What is wrong with an answer: `kind` names it for good, `detail` shows it. */
export type Problem = { kind: string; detail: string };

const SLOW_MS = 15_000;
const SAFE = new Set(['GET', 'HEAD']);

/** Words that only the inside of the server has: SQL, stacks, files, tables. */
const INSIDE =
  /node_modules|\bat [\w.<>]+ \(|\.ts:\d+|\bselect\b[^"]{1,200}\bfrom\b|\binsert into\b|\bupdate \w+ set\b|relation \\?"|violates \w+ constraint|syntax error at|\bws_[a-z]\w*\.|pg_catalog|SQLSTATE|TypeError|RangeError|ReferenceError/i;

const HEADERS: Record<string, RegExp> = {
  'x-content-type-options': /^nosniff$/,
  'x-frame-options': /^DENY$/i,
  'content-security-policy': /default-src '(self|none)'/,
  'referrer-policy': /^same-origin$/,
  'cache-control': /no-store|private|no-cache/,
  'x-request-id': /^[0-9a-f-]{36}$/,
};

/** Everything that must hold of every answer, whatever was asked. */
export function checkAnswer(
  route: Route,
  persona: Persona,
  ask: Ask,
  answer: Answer,
  validates: AnswerCheck,
): Problem[] {
  const { status, body, ms, trouble } = answer;
  const late = ms > SLOW_MS ? [{ kind: 'too slow', detail: `${Math.round(ms)} ms` }] : [];
  if (status === 0) return [{ kind: 'no answer', detail: trouble ?? '' }, ...late];
  const text = body.toString();
  return [
    ...(trouble ? [{ kind: 'no whole answer', detail: trouble }] : []),
    ...late,
    ...checkStatus(route, answer, text),
    ...checkHeaders(answer),
    ...checkSecrets(persona, answer, text),
    ...(status < 300 ? checkSuccess(route, answer, text, validates) : checkRefusal(answer, text, ask.locale, persona)),
    ...checkLines(answer),
    ...checkRight(route, persona, status, text),
  ];
}

function checkStatus(route: Route, { status, headers }: Answer, text: string): Problem[] {
  if (status >= 500) return [{ kind: `status ${status}`, detail: text.slice(0, 500) }];
  if (status >= 300 && status < 400) return [{ kind: 'a redirect', detail: String(headers.location) }];
  if (status < 300 && isDescribed(route) && !Object.hasOwn(route.answers, String(status))) {
    return [{ kind: 'undocumented status', detail: String(status) }];
  }
  return [];
}

function checkHeaders({ headers }: Answer): Problem[] {
  const weak = Object.entries(HEADERS).filter(([name, pattern]) => !pattern.test(String(headers[name] ?? '')));
  const named = ['server', 'x-powered-by'].filter((name) => headers[name] !== undefined);
  return [
    ...weak.map(([name]) => ({ kind: `header ${name}`, detail: String(headers[name]) })),
    ...named.map((name) => ({ kind: 'names its software', detail: String(headers[name]) })),
  ];
}

/** Neither what the persona may not see nor what the server keeps to itself stands anywhere in the answer. */
function checkSecrets(persona: Persona, { headers }: Answer, text: string): Problem[] {
  const told = `${text}\n${JSON.stringify(headers)}`;
  const leaked = persona.canaries.filter((canary) => told.includes(canary));
  const inside = INSIDE.exec(told)?.[0] ?? (told.includes(process.cwd()) ? process.cwd() : undefined);
  return [
    ...leaked.map((canary) => ({ kind: 'leak', detail: canary })),
    ...(inside ? [{ kind: 'inside shown', detail: inside }] : []),
  ];
}

const isDescribed = (route: Route) => Object.keys(route.answers).some((key) => key.startsWith('2'));

function checkSuccess(route: Route, { status, headers }: Answer, text: string, validates: AnswerCheck): Problem[] {
  if (!route.answers[String(status)]) return [];
  if (!/^application\/json; charset=utf-8/.test(headers['content-type'] ?? '')) {
    return [{ kind: 'content type', detail: String(headers['content-type']) }];
  }
  const wrong = validates(route, String(status), JSON.parse(text));
  return wrong ? [{ kind: 'answer not as documented', detail: wrong }] : [];
}

/** Long work answers in lines; it can be refused when it is too late for a status, and fail then too. */
export function refusalOfLines({ headers, body, trouble }: Answer): { code?: string } | undefined {
  if (trouble || !headers['content-type']?.startsWith('application/x-ndjson')) return undefined;
  const last = body.toString().trimEnd().split('\n').at(-1) || '{}';
  const line = JSON.parse(last) as { result?: unknown; report?: unknown; error?: { code?: string } };
  return (line.result ?? line.report) === undefined ? (line.error ?? {}) : undefined;
}

function checkLines(answer: Answer): Problem[] {
  const refusal = refusalOfLines(answer);
  const isKnown = ERROR_CODES.some((code) => code === refusal?.code && code !== 'internal');
  return refusal && !isKnown ? [{ kind: 'lines ended badly', detail: answer.body.toString().slice(-300) }] : [];
}

type Refusal = { code?: string; message?: string; issues?: unknown };

function checkRefusal({ status, headers }: Answer, text: string, locale: Locale, persona: Persona): Problem[] {
  if (!/^application\/json; charset=utf-8/.test(headers['content-type'] ?? '')) {
    return [{ kind: `content type of ${status}`, detail: `${headers['content-type']} ${text.slice(0, 200)}` }];
  }
  const refusal = JSON.parse(text) as Refusal;
  const code = ERROR_CODES.find((known) => known === refusal.code);
  if (!code) return [{ kind: 'unknown error code', detail: text.slice(0, 300) }];
  const expected = errorMessage(code, locale);
  // A message with gaps is filled by the server; who has chosen a language is answered in it.
  if (!expected.includes('{') && persona.kind === 'nobody' && refusal.message !== expected) {
    return [{ kind: 'message in another language', detail: `${locale}: ${refusal.message}` }];
  }
  return [];
}

/** Who may not even ask is told so before anything else is looked at. */
function checkRight(route: Route, persona: Persona, status: number, text: string): Problem[] {
  if (persona.kind === 'nobody' && !route.isPublic && status !== 401 && !isEarly(status)) {
    return [{ kind: 'open to nobody', detail: `${status} ${text.slice(0, 200)}` }];
  }
  if (persona.kind === 'forged' && !SAFE.has(route.method) && status < 400) {
    return [{ kind: 'open to forgery', detail: `${status} ${text.slice(0, 200)}` }];
  }
  return [];
}

/** An address that is none, or a limit, is refused before anybody is looked up. */
const isEarly = (status: number) => status === 400 || status === 404 || status === 414 || status === 429;
