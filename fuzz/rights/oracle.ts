import { type Fact, type Person, type Rights, SCOPES, type Scope, type World } from './world.ts';

/**
 * Who sees what, by hand: plain loops over the world, straight from what the handbook says. Shares no code with the
 * product.
 */
const SEEN_WITH: Record<string, string[]> = {
  contact: ['account'],
  opportunityLine: ['opportunity'],
  contactRole: ['opportunity'],
  activity: ['opportunity', 'lead', 'account'],
  task: ['opportunity', 'lead', 'account'],
};
/** Nobody owns these; who may read the kind reads all of it. */
const FOR_ALL = ['product', 'campaign', 'competitor'];
/** Nobody owns these either; they belong to what they hang on. */
const PARTS = ['opportunityLine', 'contactRole'];

type Verb = 'read' | 'update' | 'delete';

export function scopeOf(world: World, reader: Person, object: string, verb: Verb): Scope | undefined {
  let widest = -1;
  for (const index of reader.roles) {
    const { rights } = world.roles[index]!;
    const named: Rights = rights[object] ?? rights['*'] ?? {};
    const scope = named[verb];
    if (scope && SCOPES.indexOf(scope) > widest) widest = SCOPES.indexOf(scope);
  }
  return SCOPES[widest];
}

function isUnder(world: World, department: number, top: number): boolean {
  for (let at: number | null = department; at !== null; at = world.departments[at]!.parent) if (at === top) return true;
  return false;
}

/** Within reach as owner, or by the department that the record is kept in. */
function reaches(world: World, reader: Person, fact: Fact, scope: Scope): boolean {
  if (scope === 'all') return true;
  if (fact.owner !== null && world.people[fact.owner] === reader) return true;
  if (scope === 'own' || reader.department === null || fact.department === null) return false;
  if (scope === 'department') return fact.department === reader.department;
  return isUnder(world, fact.department, reader.department);
}

/** Whether the reader may know of the record, in the bin or out of it. */
export function sees(world: World, reader: Person, fact: Fact): boolean {
  const scope = scopeOf(world, reader, fact.object, 'read');
  if (!scope) return false;
  if (FOR_ALL.includes(fact.object)) return true;
  if (!PARTS.includes(fact.object)) {
    if (reaches(world, reader, fact, scope)) return true;
    for (const member of fact.team) if (world.people[member] === reader) return true;
  }
  for (const field of SEEN_WITH[fact.object] ?? []) {
    const parent = fact.parents[field];
    if (parent && !parent.deleted && sees(world, reader, parent)) return true;
  }
  return false;
}

/** Whether the reader may change or delete it. */
export function may(world: World, reader: Person, fact: Fact, verb: 'update' | 'delete'): boolean {
  const scope = scopeOf(world, reader, fact.object, verb);
  if (!scope) return false;
  if (FOR_ALL.includes(fact.object)) return true;
  if (!PARTS.includes(fact.object)) return reaches(world, reader, fact, scope);
  for (const field of SEEN_WITH[fact.object] ?? []) {
    const parent = fact.parents[field];
    if (parent && !parent.deleted && may(world, reader, parent, 'update')) return true;
  }
  return false;
}

/** What a list shows: seen, and not in the bin. */
export function listed(world: World, reader: Person, object: string): Fact[] {
  const found: Fact[] = [];
  for (const fact of world.facts) {
    if (fact.object === object && !fact.deleted && sees(world, reader, fact)) found.push(fact);
  }
  return found;
}

export function binned(world: World, reader: Person, object: string): Fact[] {
  return world.facts.filter((fact) => fact.object === object && fact.deleted && sees(world, reader, fact));
}

/** The region of the account that a record names, for who sees that account. */
export function regionOf(world: World, reader: Person, fact: Fact): string | null {
  const { account } = fact.parents;
  return account && !account.deleted && sees(world, reader, account) ? account.region : null;
}

/** Whose title may be told: of what is seen, and of what a seen record names. Opening it needs a right of its own. */
export function mayName(world: World, reader: Person, fact: Fact): boolean {
  if (sees(world, reader, fact)) return true;
  return world.facts.some((one) => Object.values(one.parents).includes(fact) && sees(world, reader, one));
}

/** People on the organisation's page: none for who sees only their own records, else as far as those reach. */
export function shownPeople(world: World, reader: Person): Person[] | undefined {
  const scope = scopeOf(world, reader, '*', 'read');
  if (scope === undefined || scope === 'own') return undefined;
  if (scope === 'all') return world.people;
  const { department: top } = reader;
  if (top === null) return [];
  return world.people.filter(({ department }) => department !== null && isUnder(world, department, top));
}
