import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type Actor,
  DATA_SCOPES,
  type DepartmentNode,
  departmentsBelow,
  mayHangUnder,
  maySeeAs,
  moveEffect,
  type Role,
  scopeFor,
} from './index.ts';

/** A tree where every department hangs under one made before it. */
const tree: fc.Arbitrary<DepartmentNode[]> = fc.array(fc.nat(), { minLength: 1, maxLength: 12 }).map((picks) =>
  picks.map((pick, index) => ({
    id: `d${index}`,
    parentId: index === 0 || pick % 5 === 0 ? null : `d${pick % index}`,
  })),
);

test('a move gives sight to exactly those whose departments below changed', () => {
  fc.assert(
    fc.property(tree, fc.nat(), fc.option(fc.nat()), (nodes, moved, target) => {
      const id = nodes[moved % nodes.length]!.id;
      const parentId = target === null ? null : nodes[target % nodes.length]!.id;
      if (!mayHangUnder(nodes, id, parentId)) return;
      const after = nodes.map((node) => (node.id === id ? { ...node, parentId } : node));
      const sees = (state: DepartmentNode[], viewer: string) => departmentsBelow(state, viewer).includes(id);
      const others = nodes.map((node) => node.id).filter((one) => one !== id);
      const { gain, lose } = moveEffect(nodes, id, parentId);
      expect(gain.toSorted()).toEqual(others.filter((one) => !sees(nodes, one) && sees(after, one)).toSorted());
      expect(lose.toSorted()).toEqual(others.filter((one) => sees(nodes, one) && !sees(after, one)).toSorted());
    }),
  );
});

const scope = fc.option(fc.constantFrom(...DATA_SCOPES), { nil: undefined });
const rights = fc.record({ create: fc.boolean(), read: scope, update: scope, delete: scope });
const role: fc.Arbitrary<Role> = fc.record({
  id: fc.nat(),
  key: fc.string(),
  names: fc.constant({ 'zh-CN': '角色' }),
  rights: fc.dictionary(fc.constantFrom('*', 'lead', 'account'), rights),
  abilities: fc.subarray(['manageUsers', 'import', 'export'] as Role['abilities']),
});
const holder = (userId: string, roles: Role[]): Pick<Actor, 'userId' | 'roles'> => ({ userId, roles });

test('whoever sees as another reads everything themselves, and never themselves', () => {
  const all: Role = {
    id: 1,
    key: 'all',
    names: { 'zh-CN': '全' },
    rights: { '*': { create: true, read: 'all', update: 'all', delete: 'all' } },
    abilities: ['manageUsers', 'import', 'export'],
  };
  fc.assert(
    fc.property(fc.array(role), fc.array(role), (mine, theirs) => {
      expect(maySeeAs(holder('a', [all]), holder('b', theirs))).toBe(true);
      expect(maySeeAs(holder('a', [all]), holder('a', theirs))).toBe(false);
      if (!maySeeAs(holder('a', mine), holder('b', theirs))) return;
      for (const key of ['lead', 'account', 'other']) expect(scopeFor(holder('a', mine), key, 'read')).toBe('all');
    }),
  );
});
