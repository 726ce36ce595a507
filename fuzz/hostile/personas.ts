import type { Queryable } from '#server/platform/sql.ts';
import { send } from '../support/http.ts';
import { type Company, canariesOf, type Member, PASSWORD } from './company.ts';
import { endSessions } from './queries.ts';

/** Somebody who asks: what the requests carry, and what the answers may therefore hold. */
export type Persona = {
  name: string;
  headers: Record<string, string>;
  /** `nobody` must be turned away at every closed door; `looks` and `forged` may change nothing. */
  kind: 'nobody' | 'looks' | 'forged' | 'person';
  /** Whose rights these are. */
  member?: Member;
  /** May change people, departments and roles, so that only spare ones are named to it. */
  rules: boolean;
  /** Texts of records that this persona may never be told of. */
  canaries: string[];
};

/** Asks in a company of her own. */
export const STRANGER = 'administrator of another company';

const JSON_TYPE = { 'content-type': 'application/json' };
type Session = { cookie: string; 'x-csrf-token': string };

/** Every persona of the company that one may be, `stranger` being the administrator of another one. */
export async function createPersonas(
  db: Queryable,
  port: number,
  company: Company,
  other: Company,
  marks: { own: string; other: string },
): Promise<Persona[]> {
  const enter = (member: Member, of = company) => signIn(port, of.emails[member]);
  const own = canariesOf(marks.own);
  const far = canariesOf(marks.other);
  const east = [...own, ...far];
  const person = (name: string, member: Member, headers: Record<string, string>, canaries: string[]): Persona => ({
    name,
    member,
    headers,
    canaries,
    kind: 'person',
    rules: member === 'administrator',
  });
  const rep = await enter('rep');
  const looking = await enter('administrator');
  await change(port, looking, 'POST', '/api/session/see-as', { userId: company.people.rep });
  const leaver = await enter('leaver');
  await endSessions(db, company.emails.leaver);
  const { 'x-csrf-token': _, ...withoutProof } = rep;
  const token = await tokenOf(port, await enter('rep'));
  const nobody = (name: string, headers: Record<string, string>): Persona => ({
    name,
    headers,
    kind: 'nobody',
    rules: false,
    canaries: east,
  });
  return [
    nobody('anonymous', {}),
    nobody('expired session', leaver),
    nobody('forged session', { ...rep, cookie: `loudou_session=${company.slug}.${'A'.repeat(43)}` }),
    nobody('forged token', { authorization: `Bearer ldt_${company.slug}.${'A'.repeat(43)}` }),
    person('rep', 'rep', rep, east),
    person('manager', 'manager', await enter('manager'), east),
    person('executive', 'executive', await enter('executive'), far),
    person('finance', 'finance', await enter('finance'), far),
    person('administrator', 'administrator', await enter('administrator'), far),
    person('token of a rep', 'rep', { authorization: `Bearer ${token}` }, east),
    { ...person('administrator seeing as the rep', 'rep', looking, east), kind: 'looks' },
    { ...person('rep without proof', 'rep', withoutProof, east), kind: 'forged' },
    { ...person('rep from another site', 'rep', { ...rep, origin: 'https://evil.example' }, east), kind: 'forged' },
    person(STRANGER, 'administrator', await enter('administrator', other), own),
  ];
}

export async function signIn(port: number, email: string): Promise<Session> {
  const body = JSON.stringify({ email, password: PASSWORD });
  const answer = await send(port, { method: 'POST', path: '/api/session', headers: JSON_TYPE, body });
  const [cookie] = answer.headers['set-cookie'] ?? [];
  if (answer.status !== 200 || !cookie) throw new Error(`sign-in of ${email}: ${answer.status} ${answer.body}`);
  const { csrf } = JSON.parse(answer.body.toString()) as { csrf: string };
  return { cookie: cookie.split(';', 1)[0]!, 'x-csrf-token': csrf };
}

async function change(port: number, headers: Session, method: string, path: string, data: unknown): Promise<string> {
  const what = { method, path, headers: { ...headers, ...JSON_TYPE }, body: JSON.stringify(data) };
  const answer = await send(port, what);
  if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${answer.body}`);
  return answer.body.toString();
}

async function tokenOf(port: number, session: Session): Promise<string> {
  return (JSON.parse(await change(port, session, 'POST', '/api/tokens', { name: '只读' })) as { token: string }).token;
}

/** Whether a person's session still stands: what an earlier request did may have ended it. */
export async function isAlive(port: number, persona: Persona): Promise<boolean> {
  if (persona.kind === 'nobody') return true;
  return (await send(port, { method: 'GET', path: '/api/session', headers: persona.headers })).status === 200;
}
