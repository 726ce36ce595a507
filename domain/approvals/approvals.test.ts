import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { approversOf } from './approversOf.ts';
import { fingerprintOf, pathsThatMatter, sameFingerprint } from './fingerprint.ts';
import { type AskedStep, type Decision, progressOf } from './progress.ts';
import { type Delegation, principalsOf } from './standIn.ts';
import type { ApprovalStep, Approver, Organisation } from './types.ts';

const PEOPLE = ['ann', 'bob', 'cai', 'dan', 'eve'];
const ROLES = ['manager', 'finance'];
const person = fc.constantFrom(...PEOPLE);

/** group → sales → east; ann leads group, bob sales, cai east, where dan and eve work. */
const house = (change: Partial<Organisation> = {}): Organisation => ({
  departments: new Map([
    ['group', { parent: null, head: 'ann' }],
    ['sales', { parent: 'group', head: 'bob' }],
    ['east', { parent: 'sales', head: 'cai' }],
  ]),
  people: new Map([
    ['ann', { department: 'group', roles: [] }],
    ['bob', { department: 'sales', roles: ['manager'] }],
    ['cai', { department: 'east', roles: ['manager'] }],
    ['dan', { department: 'east', roles: [] }],
    ['eve', { department: 'east', roles: ['finance'] }],
  ]),
  keepers: ['ann'],
  ...change,
});
const without = (...gone: string[]) => new Map([...house().people].filter(([id]) => !gone.includes(id)));
const one = (...approvers: Approver[]): ApprovalStep => ({ approvers, mode: 'all' });
const SUPERIOR: Approver = { kind: 'superior' };
const HEAD: Approver = { kind: 'departmentHead' };

describe('who must decide', () => {
  it.each([
    ['the owner’s superior', one(SUPERIOR), 'dan', 'dan', house(), ['cai']],
    ['above a head, the next head', one(SUPERIOR), 'cai', 'cai', house(), ['bob']],
    ['a head who left is passed over', one(SUPERIOR), 'dan', 'dan', house({ people: without('cai') }), ['bob']],
    ['a role', one({ kind: 'role', role: 'manager' }), 'dan', 'dan', house(), ['bob', 'cai']],
    ['the requester is left out', one({ kind: 'role', role: 'manager' }), 'dan', 'cai', house(), ['bob']],
    ['a head who asks himself: his superior', one(HEAD), 'cai', 'cai', house(), ['bob']],
    ['the one at the top: himself', one(HEAD), 'ann', 'ann', house(), ['ann']],
    ['nobody named: who looks after funnels', one({ kind: 'role', role: 'legal' }), 'dan', 'dan', house(), ['ann']],
    ['nobody at all', one({ kind: 'user', user: 'zoe' }), 'dan', 'dan', house({ keepers: [] }), []],
    ['named twice is one', one(HEAD, SUPERIOR, { kind: 'user', user: 'cai' }), 'dan', 'dan', house(), ['cai']],
  ] as const)('%s', (_name, step, owner, requester, organisation, expected) => {
    expect(approversOf(step, { owner, requester }, organisation)).toEqual(expected);
  });

  it('never the requester while anybody else could, and only people who are here', () => {
    const heads = fc.option(person, { nil: null });
    const organisations = fc
      .record({ group: heads, sales: heads, east: heads, gone: fc.subarray(PEOPLE), keepers: fc.subarray(PEOPLE) })
      .map(({ gone, keepers, ...head }) =>
        house({
          departments: new Map([
            ['group', { parent: null, head: head.group }],
            ['sales', { parent: 'group', head: head.sales }],
            ['east', { parent: 'sales', head: head.east }],
          ]),
          people: without(...gone),
          keepers: keepers.filter((id) => !gone.includes(id)),
        }),
      );
    const approver: fc.Arbitrary<Approver> = fc.oneof(
      fc.constantFrom<Approver>(SUPERIOR, HEAD),
      person.map((user) => ({ kind: 'user', user }) as const),
      fc.constantFrom(...ROLES).map((role) => ({ kind: 'role', role }) as const),
    );
    fc.assert(
      fc.property(
        organisations,
        fc.array(approver, { minLength: 1, maxLength: 3 }),
        person,
        person,
        (org, by, owner, requester) => {
          const found = approversOf(one(...by), { owner, requester }, org);
          expect(found.every((id) => org.people.has(id) || id === requester)).toBe(true);
          expect(new Set(found).size).toBe(found.length);
          if (found.includes(requester)) {
            // Every way of naming somebody else is barred: alone in the step, and nobody above him.
            expect(found).toEqual([requester]);
            const above = approversOf(one(SUPERIOR), { owner: requester, requester }, { ...org, keepers: [] });
            expect(above).toEqual([]);
            const others = by.flatMap((each) =>
              approversOf(one(each), { owner, requester: '' }, { ...org, keepers: [] }),
            );
            expect(others.filter((id) => id !== requester)).toEqual([]);
          }
        },
      ),
    );
  });
});

/** Walks the decisions in order and the steps one at a time, as a clerk with a paper form would. */
function clerk(steps: readonly AskedStep[], decisions: readonly Decision[]): string {
  for (const { approved } of decisions) if (!approved) return 'rejected';
  for (const [index, step] of steps.entries()) {
    const missing: string[] = [];
    for (const name of step.approvers) {
      let signed = false;
      for (const decision of decisions) if (decision.for === name) signed = true;
      if (!signed) missing.push(name);
    }
    const enough = step.mode === 'all' ? missing.length === 0 : missing.length < step.approvers.length;
    if (!enough) return `waiting ${index} ${missing.join()}`;
  }
  return 'approved';
}

describe('what decisions add up to', () => {
  const steps = fc.array(
    fc.record({
      mode: fc.constantFrom('all' as const, 'any' as const),
      approvers: fc.uniqueArray(person, { minLength: 1, maxLength: 4 }),
    }),
    { minLength: 1, maxLength: 4 },
  );
  const decisions = fc.array(fc.record({ for: person, approved: fc.boolean() }), {
    maxLength: 6,
  });
  const said = (found: ReturnType<typeof progressOf>) =>
    found.state === 'waiting' ? `waiting ${found.step} ${found.open.join()}` : found.state;

  it('the same as the clerk says', () => {
    const mixed = fc.oneof(
      decisions,
      fc.array(fc.record({ for: person, approved: fc.constant(true) }), { maxLength: 6 }),
    );
    fc.assert(
      fc.property(steps, mixed, (all, made) => {
        expect(said(progressOf(all, made))).toBe(clerk(all, made));
      }),
    );
  });

  it('ends after as many approvals as there are people, asking nobody twice', () => {
    fc.assert(
      fc.property(steps, fc.infiniteStream(fc.nat(100)), (all, picks) => {
        const made: Decision[] = [];
        for (let found = progressOf(all, made); found.state === 'waiting'; found = progressOf(all, made)) {
          expect(found.open.length).toBeGreaterThan(0);
          const next = found.open[picks.next().value! % found.open.length]!;
          expect(made.some((decision) => decision.for === next)).toBe(false);
          made.push({ for: next, approved: true });
        }
        expect(progressOf(all, made).state).toBe('approved');
      }),
    );
  });
});

describe('standing in', () => {
  const away: Delegation = { from: 'cai', to: 'bob', fromDay: '2026-03-02', toDay: '2026-03-06' };
  it.each([
    ['for himself', 'cai', ['cai'], [away], '2026-03-04', ['cai']],
    ['for who is away', 'bob', ['cai'], [away], '2026-03-04', ['cai']],
    ['from the first day', 'bob', ['cai'], [away], '2026-03-02', ['cai']],
    ['to the last', 'bob', ['cai'], [away], '2026-03-06', ['cai']],
    ['not before', 'bob', ['cai'], [away], '2026-03-01', []],
    ['not after', 'bob', ['cai'], [away], '2026-03-07', []],
    ['for both at once', 'bob', ['bob', 'cai'], [away], '2026-03-04', ['bob', 'cai']],
    ['not handed on', 'eve', ['cai'], [away, { ...away, from: 'bob', to: 'eve' }], '2026-03-04', []],
    ['not on one’s own request', 'dan', ['cai'], [{ ...away, to: 'dan' }], '2026-03-04', []],
    ['nobody who is not asked', 'bob', ['ann'], [away], '2026-03-04', []],
  ] as const)('%s', (_name, who, open, delegations, today, expected) => {
    expect(principalsOf(who, open, delegations, { requester: 'dan', today })).toEqual(expected);
  });
});

describe('what an approval rests on', () => {
  const steps: ApprovalStep[] = [
    { approvers: [SUPERIOR], mode: 'any', when: { field: 'amount', op: 'gt', value: '1000' } },
    { approvers: [SUPERIOR], mode: 'any', when: { field: 'account.level', op: 'eq', value: 'a' } },
  ];
  it('what conditions read, and the amount', () => {
    expect(pathsThatMatter(steps, 'amount')).toEqual(['account.level', 'amount']);
    expect(pathsThatMatter([one(HEAD)], undefined)).toEqual([]);
  });

  it('another spelling is the same, another value is not', () => {
    const print = (amount: string | null, level: string) =>
      fingerprintOf(['account.level', 'amount'], { amount, 'account.level': level, name: amount });
    expect(sameFingerprint(print('100.00', 'a'), print('100', 'a'))).toBe(true);
    expect(sameFingerprint(print(null, ''), print('', ''))).toBe(true);
    expect(sameFingerprint(print('100.01', 'a'), print('100', 'a'))).toBe(false);
    expect(sameFingerprint(print('100', 'b'), print('100', 'a'))).toBe(false);
  });
});
