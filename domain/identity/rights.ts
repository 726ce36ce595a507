import {
  type Ability,
  type Actor,
  DATA_SCOPES,
  type DataScope,
  type ObjectRights,
  RECORD_VERBS,
  type RecordVerb,
  type Role,
} from './types.ts';

type Holder = Pick<Actor, 'roles'>;

/** Rights of one role on an object: those named for it, else those of `*`. The two are not mixed. */
function rightsOf(role: Pick<Role, 'rights'>, objectKey: string): ObjectRights {
  const named = Object.hasOwn(role.rights, objectKey) ? role.rights[objectKey] : role.rights['*'];
  return named ?? {};
}

const wider = (a: DataScope | undefined, b: DataScope): DataScope =>
  a !== undefined && DATA_SCOPES.indexOf(a) >= DATA_SCOPES.indexOf(b) ? a : b;

/**
 * The widest scope that any role gives for a verb on an object; undefined where none does.
 * Create has no reach: it answers `all` where it is allowed.
 */
export function scopeFor(actor: Holder, objectKey: string, verb: RecordVerb): DataScope | undefined {
  let widest: DataScope | undefined;
  for (const role of actor.roles) {
    const rights = rightsOf(role, objectKey);
    const scope = verb === 'create' ? (rights.create ? 'all' : undefined) : rights[verb];
    if (scope !== undefined) widest = wider(widest, scope);
  }
  return widest;
}

/** The access tokens by which a reader with this scope sees records; `all` needs no comparison. */
export function readerTokens(
  actor: Pick<Actor, 'self' | 'department' | 'departmentsBelow'>,
  scope: DataScope,
): number[] | 'all' {
  switch (scope) {
    case 'all':
      return 'all';
    case 'own':
      return [actor.self];
    case 'department':
      return actor.department === undefined ? [actor.self] : [actor.self, actor.department];
    case 'below':
      return [actor.self, ...actor.departmentsBelow];
  }
}

/** Whether any role gives the ability. */
export function can(actor: Holder, ability: Ability): boolean {
  return actor.roles.some((role) => role.abilities.includes(ability));
}

/** All abilities of the actor, each once. */
export function abilitiesOf(actor: Holder): Ability[] {
  return [...new Set(actor.roles.flatMap((role) => role.abilities))];
}

/** Which verbs are open at all, per object that a role names and for `*` (every other object). */
export function rightsSummary(actor: Holder): Record<string, Record<RecordVerb, boolean>> {
  const keys = new Set(['*', ...actor.roles.flatMap((role) => Object.keys(role.rights))]);
  const verbsOf = (key: string) =>
    Object.fromEntries(RECORD_VERBS.map((verb) => [verb, scopeFor(actor, key, verb) !== undefined]));
  return Object.fromEntries([...keys].map((key) => [key, verbsOf(key) as Record<RecordVerb, boolean>]));
}

/**
 * Whether a role gives no more than what the actor holds. Nobody may grant abilities or record rights above their
 * own, so that the right to manage users is not the right to everything.
 */
export function mayGrant(actor: Holder, role: Pick<Role, 'rights' | 'abilities'>): boolean {
  if (!role.abilities.every((ability) => can(actor, ability))) return false;
  const keys = new Set(['*', ...Object.keys(role.rights), ...actor.roles.flatMap((held) => Object.keys(held.rights))]);
  return [...keys].every((key) => RECORD_VERBS.every((verb) => reaches(actor, role, key, verb)));
}

function reaches(actor: Holder, role: Pick<Role, 'rights'>, objectKey: string, verb: RecordVerb): boolean {
  const given = scopeFor({ roles: [{ ...role } as Role] }, objectKey, verb);
  const held = scopeFor(actor, objectKey, verb);
  return given === undefined || (held !== undefined && wider(held, given) === held);
}
