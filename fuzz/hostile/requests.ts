import fc, { type Arbitrary } from 'fast-check';
import { LOCALES, type Locale } from '#domain/kernel/localized.ts';
import type { Parameter, Route, Schema } from '../support/document.ts';
import type { Request } from '../support/http.ts';
import { type Body, broken, multipart } from './bodies.ts';
import { fromSchema } from './fromSchema.ts';
import type { Persona } from './personas.ts';
import { RECIPES } from './sound/index.ts';
import { HOSTILE_TEXTS, PROTOTYPE_KEYS } from './texts.ts';
import { type Twist, twist, twisted } from './twists.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A request, and the language that its answer must speak where nobody has chosen one. */
export type Ask = Request & { locale: Locale };

type Parts = {
  path: Record<string, string>;
  query: Record<string, unknown>;
  stray: [string, string][];
  body: Body | undefined;
  locale: Locale;
  byQuery: boolean;
  method: string;
};

/** Requests to one route by one persona: sound ones, nearly sound ones, and ones made to break something. */
export function requestsTo(
  route: Route,
  persona: Persona,
  vocabulary: Vocabulary,
  schemas: Record<string, Schema>,
): Arbitrary<Ask> {
  const where = { schemas, vocabulary };
  const parameters = (place: Parameter['in']) => route.parameters.filter((parameter) => parameter.in === place);
  const pathParts = Object.fromEntries(
    parameters('path').map(({ name, schema }) => [
      name,
      fc.oneof(
        { weight: 9, arbitrary: idAfter(route, name, vocabulary) ?? fromSchema(schema, where, name).map(String) },
        hostileSegment,
      ),
    ]),
  );
  const query = fc.record(
    Object.fromEntries(parameters('query').map(({ name, schema }) => [name, fromSchema(schema, where, name)])),
    { requiredKeys: parameters('query').flatMap(({ name, required }) => (required ? [name] : [])) },
  );
  const twists = fc.oneof(
    { weight: 2, arbitrary: fc.constant<Twist[]>([]) },
    fc.array(twist, { minLength: 1, maxLength: 2 }),
  );
  const stray = fc.array(fc.tuple(strayKey, text), { maxLength: 2 });
  const bySchema = fc
    .record({
      path: fc.record(pathParts),
      query: fc.tuple(query, twists).map(([value, list]) => flat(twisted(value, list.filter(fitsQuery)))),
      stray: fc.oneof({ weight: 5, arbitrary: fc.constant<[string, string][]>([]) }, stray),
      body: bodyOf(route, twists, where),
      locale: fc.constantFrom(...LOCALES),
      byQuery: fc.boolean(),
      method: fc.constant(route.method),
    })
    .map((parts: Parts) => toRequest(route, persona, parts));
  if (!RECIPES[route.id]) return bySchema;
  const made = fc
    .tuple(fc.nat(), twists)
    .map(([n, list]) => soundRequest(route, persona, vocabulary, n, list))
    .filter((ask) => ask !== undefined);
  return isPossible(route, persona, vocabulary) ? fc.oneof(bySchema, made) : bySchema;
}

const isPossible = (route: Route, { kind }: Persona, { company, made }: Vocabulary) =>
  RECIPES[route.id]?.({ company, kind, made, n: 0 }) !== undefined;

/** One that gets through where the persona may, but for the twists; undefined where nobody knows how to make it. */
export function soundRequest(
  route: Route,
  persona: Persona,
  { company, made }: Vocabulary,
  n: number,
  twists: readonly Twist[] = [],
): Ask | undefined {
  const sound = RECIPES[route.id]?.({ company, kind: persona.kind, made, n });
  if (!sound) return undefined;
  const { path = {}, query = {}, form, body } = sound;
  const json = (): Body => ({ type: 'application/json', bytes: JSON.stringify(twisted(body, twists)) ?? '' });
  const locale = LOCALES[n % LOCALES.length]!;
  const sent = form ?? (body === undefined ? undefined : json());
  const rest = { stray: [], locale, byQuery: false, method: route.method };
  return toRequest(route, persona, {
    path,
    query: flat(twisted(query, twists.filter(fitsQuery))),
    body: sent,
    ...rest,
  });
}

/** `/api/views/{id}`: mostly an id of what stands before it. */
function idAfter(route: Route, name: string, vocabulary: Vocabulary): Arbitrary<string> | undefined {
  const noun = /(\w+)\/\{(\w+)\}/.exec(route.path);
  if (noun?.[2] !== name) return undefined;
  const known = [...(vocabulary.idsAfter[noun[1]!] ?? []), ...(vocabulary.made[noun[1]!] ?? [])];
  if (known.length === 0) return undefined;
  return fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...known) }, fc.constantFrom(...vocabulary.ids));
}

const text = fc.constantFrom(...HOSTILE_TEXTS.filter((one) => one.length < 1000));
const hostileSegment = fc.oneof(text, fc.constantFrom(...PROTOTYPE_KEYS, '%', '.', '..', ';', 'a/b'));
const strayKey = fc.constantFrom(...PROTOTYPE_KEYS, 'q[]', 'limit', 'a.b', 'filter[name]', '漏');
const fitsQuery = (one: Twist) => typeof one.value !== 'object';
const flat = (value: unknown) =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};

function bodyOf(
  route: Route,
  twists: Arbitrary<Twist[]>,
  where: { schemas: Record<string, Schema>; vocabulary: Vocabulary },
): Arbitrary<Body | undefined> {
  if (route.method === 'GET') return fc.constant(undefined);
  const none = fc.constant(undefined);
  if (!route.body) return fc.oneof({ weight: 3, arbitrary: none }, { weight: 4, arbitrary: multipart }, broken);
  const sound = fc
    .tuple(fromSchema(route.body, where), twists)
    .map(([value, list]): Body => ({ type: 'application/json', bytes: JSON.stringify(twisted(value, list)) ?? '' }));
  return fc.oneof({ weight: 12, arbitrary: sound }, broken, none);
}

function toRequest(route: Route, persona: Persona, parts: Parts): Ask {
  const { path, query, stray, body, locale, byQuery, method } = parts;
  const address = route.path.replace(/\{(\w+)\}/g, (_, name: string) => encode(path[name] ?? '') || '%20');
  const pairs = Object.entries(query).flatMap(([key, value]) =>
    (Array.isArray(value) ? value : [value]).map((one): [string, string] => [key, written(one).slice(0, LONGEST)]),
  );
  if (byQuery && !('lang' in query)) pairs.push(['lang', locale]);
  const search = [...pairs, ...stray].map(([key, value]) => `${encode(key)}=${encode(value)}`).join('&');
  return {
    method,
    path: search ? `${address}?${search}` : address,
    headers: {
      ...persona.headers,
      'accept-language': locale,
      ...(body?.type === undefined ? {} : { 'content-type': body.type }),
    },
    body: body?.bytes,
    locale: asked([...pairs, ...stray]) ?? locale,
  };
}

const written = (value: unknown) => (typeof value === 'object' ? (JSON.stringify(value) ?? '') : String(value));

/** A request line that is longer than the server reads is refused before anybody looks at it; tested elsewhere. */
const LONGEST = 800;

/** `lang` given once and known; otherwise the header decides. */
function asked(pairs: [string, string][]): Locale | undefined {
  const given = pairs.filter(([key]) => key === 'lang');
  return given.length === 1 ? LOCALES.find((locale) => locale === given[0]![1]) : undefined;
}

/** Half a surrogate pair goes out as the bytes that some clients make of it. */
const encode = (value: string) =>
  [...value].map((sign) => (sign.isWellFormed() ? encodeURIComponent(sign) : '%ED%A0%80')).join('');
