import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  ABILITIES,
  type Actor,
  type Attempts,
  afterWrongPassword,
  can,
  DATA_SCOPES,
  DEFAULT_ROLES,
  type DepartmentNode,
  departmentsBelow,
  mayGrant,
  mayHangUnder,
  minutesLocked,
  passwordIssue,
  RECORD_VERBS,
  type Role,
  readerTokens,
  rightsSummary,
  scopeFor,
} from './index.ts';

const scope = fc.option(fc.constantFrom(...DATA_SCOPES), { nil: undefined });
const rights = fc.record({ create: fc.boolean(), read: scope, update: scope, delete: scope });
const role: fc.Arbitrary<Role> = fc.record({
  id: fc.nat(),
  key: fc.string(),
  names: fc.constant({ 'zh-CN': '角色' }),
  rights: fc.dictionary(fc.constantFrom('*', 'lead', 'account', 'toString'), rights),
  abilities: fc.uniqueArray(fc.constantFrom(...ABILITIES)),
});
const actor = (roles: Role[], more: Partial<Actor> = {}): Actor => ({
  userId: 'u',
  name: 'n',
  self: 1,
  departmentsBelow: [],
  roles,
  ...more,
});
const named = (key: string) => ({ id: 0, ...DEFAULT_ROLES.find((candidate) => candidate.key === key)! });
const objects = ['lead', 'account', 'toString', 'constructor'];

describe('rights', () => {
  test('a role more never takes a right away, and the widest wins', () => {
    fc.assert(
      fc.property(
        fc.array(role),
        role,
        fc.constantFrom(...objects),
        fc.constantFrom(...RECORD_VERBS),
        (held, one, key, verb) => {
          const rank = (roles: Role[]) => DATA_SCOPES.indexOf(scopeFor(actor(roles), key, verb) as never);
          expect(rank([...held, one])).toBe(Math.max(rank(held), rank([one])));
        },
      ),
    );
  });

  test('a named object is not widened by *', () => {
    const held: Role[] = [{ ...named('rep'), rights: { '*': { read: 'all' }, lead: { read: 'own' } } }];
    expect(scopeFor(actor(held), 'lead', 'read')).toBe('own');
    expect(scopeFor(actor(held), 'lead', 'update')).toBeUndefined();
    expect(scopeFor(actor(held), 'account', 'read')).toBe('all');
    expect(scopeFor(actor([]), 'account', 'read')).toBeUndefined();
  });

  test('tokens grow with the scope and always hold the reader', () => {
    const below = fc.uniqueArray(fc.integer({ min: 3, max: 99 }));
    fc.assert(
      fc.property(below, fc.boolean(), (tokens, member) => {
        const reader: Actor = actor([], member ? { department: 2, departmentsBelow: [2, ...tokens] } : {});
        const sets = (['own', 'department', 'below'] as const).map(
          (reach) => new Set(readerTokens(reader, reach) as number[]),
        );
        expect(sets[0]!.isSubsetOf(sets[1]!) && sets[1]!.isSubsetOf(sets[2]!)).toBe(true);
        expect(sets[0]).toEqual(new Set([1]));
        expect(readerTokens(reader, 'all')).toBe('all');
      }),
    );
  });

  test('what one may grant never gives more than one holds', () => {
    fc.assert(
      fc.property(fc.array(role, { maxLength: 3 }), role, (held, given) => {
        if (!mayGrant(actor(held), given)) return;
        const grown = actor([...held, given]);
        for (const key of [...objects, 'other'])
          for (const verb of RECORD_VERBS) expect(scopeFor(grown, key, verb)).toBe(scopeFor(actor(held), key, verb));
        for (const ability of ABILITIES) expect(can(grown, ability)).toBe(can(actor(held), ability));
      }),
    );
    for (const spec of DEFAULT_ROLES) expect(mayGrant(actor([named('administrator')]), spec)).toBe(true);
    expect(mayGrant(actor([named('manager')]), named('administrator'))).toBe(false);
  });

  test('the default roles', () => {
    expect(scopeFor(actor([named('rep')]), 'opportunity', 'read')).toBe('own');
    expect(scopeFor(actor([named('rep')]), 'product', 'read')).toBe('all');
    expect(scopeFor(actor([named('rep')]), 'product', 'update')).toBeUndefined();
    expect(scopeFor(actor([named('manager')]), 'opportunity', 'update')).toBe('below');
    expect(rightsSummary(actor([named('finance')]))).toEqual({
      '*': { create: false, read: true, update: false, delete: false },
    });
    expect(can(actor([named('administrator')]), 'manageWorkspace')).toBe(true);
    expect(can(actor([named('rep')]), 'export')).toBe(false);
  });
});

describe('departments', () => {
  /** A random forest: each node hangs under an earlier one or at the top. */
  const forest = fc.array(fc.nat(), { minLength: 1, maxLength: 30 }).map((parents) =>
    parents.map((parent, index): DepartmentNode => {
      const above = index === 0 ? 0 : parent % (index + 1);
      return { id: `d${index}`, parentId: above === 0 ? null : `d${above - 1}` };
    }),
  );
  const chain = (tree: DepartmentNode[], id: string): string[] => {
    const parent = tree.find((node) => node.id === id)!.parentId;
    return parent === null ? [id] : [id, ...chain(tree, parent)];
  };

  test('below holds exactly those whose way up passes through', () => {
    fc.assert(
      fc.property(forest, fc.nat(), (tree, pick) => {
        const { id } = tree[pick % tree.length]!;
        const expected = tree.filter((node) => chain(tree, node.id).includes(id)).map((node) => node.id);
        expect(departmentsBelow(tree, id).toSorted()).toEqual(expected.toSorted());
      }),
    );
  });

  test('a move that is allowed leaves a forest; one under itself is refused', () => {
    fc.assert(
      fc.property(forest, fc.nat(), fc.nat(), (tree, a, b) => {
        const moved = tree[a % tree.length]!.id;
        const parentId = tree[b % tree.length]!.id;
        const allowed = mayHangUnder(tree, moved, parentId);
        expect(allowed).toBe(!chain(tree, parentId).includes(moved));
        expect(mayHangUnder(tree, moved, null)).toBe(true);
      }),
    );
  });
});

describe('passwords', () => {
  test.each([
    'short',
    '1234567890',
    '9876543210',
    'aaaaaaaaaaaa',
    'Password123!',
    'qwertyuiop',
    'abcabcabcabc',
    '1qaz2wsx3edc',
  ])('refuses %s', (password) => expect(passwordIssue(password)?.code).toBe('weak_password'));
  test('refuses the e-mail address and its name', () => {
    expect(passwordIssue('Lihua.Zhang2024', 'lihua.zhang@example.com')?.code).toBe('weak_password');
    expect(passwordIssue('lihua.zhang@example.com', 'lihua.zhang@example.com')?.code).toBe('weak_password');
    expect(passwordIssue('x'.repeat(201))?.code).toBe('too_long');
  });
  test.each(['correct horse battery', '春眠不觉晓处处闻啼鸟', 'k7Vb-mPq2-Xz9w'])('accepts %s', (password) =>
    expect(passwordIssue(password, 'someone@example.com')).toBeUndefined(),
  );
});

describe('lock-out', () => {
  const at = (minutes: number) => new Date(Date.UTC(2026, 0, 1) + minutes * 60_000);
  const fail = (times: number[]) =>
    times.reduce<Attempts>((before, minute) => afterWrongPassword(before, at(minute)), {
      failedCount: 0,
      lockedUntil: null,
    });

  test('eight within the window lock, seven do not, and quiet forgives', () => {
    expect(minutesLocked(fail([0, 1, 2, 3, 4, 5, 6]), at(6))).toBe(0);
    expect(minutesLocked(fail([0, 1, 2, 3, 4, 5, 6, 7]), at(7))).toBe(15);
    expect(minutesLocked(fail([0, 1, 2, 3, 4, 5, 6, 30]), at(30))).toBe(0);
  });

  test('each further one after a lock doubles it, up to a day', () => {
    const eight = [0, 1, 2, 3, 4, 5, 6, 7];
    expect(minutesLocked(fail([...eight, 23]), at(23))).toBe(30);
    expect(minutesLocked(fail([...eight, 23, 54]), at(54))).toBe(60);
    expect(
      minutesLocked(fail([...eight, ...Array.from({ length: 30 }, (_, n) => 100 + n * 1450)]), at(100 + 29 * 1450)),
    ).toBe(1440);
    expect(minutesLocked(fail([...eight, 23 + 1500]), at(23 + 1500))).toBe(0);
  });
});
