import { LOCALES, type Locale } from '#domain/kernel/localized.ts';
import type { Random } from '#server/testing/random.ts';
import { send } from '../support/http.ts';
import type { Ledger } from './ledger.ts';
import type { Fact, Person, World } from './world.ts';

/** An answer as one reader got it. */
export type Said<Body> = { status: number; body: Body; text: string; bytes: Buffer };

/** One reader at the doors: what is needed to ask and to compare. */
export type Asking = {
  world: World;
  reader: Person;
  /** The language that every answer must speak. */
  locale: Locale;
  ledger: Ledger;
  roll: Random;
  /** Records of the other company, which do not exist here. */
  foreign: readonly Fact[];
  get<Body>(path: string): Promise<Said<Body>>;
  ask<Body>(method: string, path: string, body?: unknown): Promise<Said<Body>>;
  same(door: string, question: string, expected: unknown, actual: unknown): void;
  /** Ids of an answer against facts, one question for every fact there is of the kind. */
  sameFacts(
    door: string,
    question: string,
    all: readonly Fact[],
    expected: readonly Fact[],
    ids: readonly string[],
  ): void;
};

type Form = { type: string; bytes: Buffer };
const isForm = (body: unknown): body is Form => typeof body === 'object' && body !== null && 'bytes' in body;

export function askAs(
  port: number,
  world: World,
  reader: Person,
  ledger: Ledger,
  roll: Random,
  foreign: readonly Fact[],
): Asking {
  const locale = roll.pick(LOCALES);
  async function ask<Body>(method: string, path: string, body?: unknown): Promise<Said<Body>> {
    ledger.requests++;
    const headers: Record<string, string> = { authorization: `Bearer ${reader.token}`, 'accept-language': locale };
    if (body !== undefined) headers['content-type'] = isForm(body) ? body.type : 'application/json';
    const sent = isForm(body) ? body.bytes : body === undefined ? undefined : JSON.stringify(body);
    const answer = await send(port, { method, path, headers, body: sent });
    const text = answer.body.toString();
    const isJson = answer.headers['content-type']?.startsWith('application/json');
    return { status: answer.status, text, body: (isJson ? JSON.parse(text) : undefined) as Body, bytes: answer.body };
  }
  return {
    world,
    reader,
    locale,
    ledger,
    roll,
    foreign,
    ask,
    get: (path) => ask('GET', path),
    same: (door, question, expected, actual) => ledger.same(door, reader.name, question, expected, actual),
    sameFacts(door, question, all, expected, ids) {
      const idsOf = (facts: readonly Fact[]) => facts.map((fact) => fact.id);
      ledger.sameSet(door, reader.name, question, idsOf(all), idsOf(expected), ids);
    },
  };
}

export const factsOf = ({ facts }: World, object: string): Fact[] => facts.filter((fact) => fact.object === object);
