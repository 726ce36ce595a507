import fc, { type Arbitrary } from 'fast-check';
import { HOSTILE_NUMBERS, HOSTILE_TEXTS, PROTOTYPE_KEYS } from './texts.ts';

/** One change that makes a sound value unsound, somewhere in it: `at` chooses the place. */
export type Twist = { at: number; how: 'replace' | 'remove' | 'add' | 'repeat'; key: string; value: unknown };

const hostileText = fc.constantFrom(...HOSTILE_TEXTS);

export const hostileValue: Arbitrary<unknown> = fc.oneof(
  { weight: 5, arbitrary: hostileText },
  { weight: 3, arbitrary: fc.constantFrom(...HOSTILE_NUMBERS) },
  fc.constantFrom<unknown>(null, true, false, [], {}, [[]], { '': null }),
  fc.integer({ min: 2, max: 90 }).map(nested),
  fc.integer({ min: 2, max: 90 }).map((depth) => nestedIn('not', depth)),
  fc.constantFrom(...PROTOTYPE_KEYS).map((key) => JSON.parse(`{"${key}":{"polluted":true}}`) as unknown),
  fc.array(hostileText, { minLength: 1, maxLength: 3 }),
  fc.constant(Array.from({ length: 1500 }, (_, index) => `${index}`)),
  fc.jsonValue({ maxDepth: 3 }),
);

export const twist: Arbitrary<Twist> = fc.record({
  at: fc.nat(),
  how: fc.constantFrom('replace', 'replace', 'replace', 'remove', 'add', 'repeat'),
  key: fc.oneof(fc.constantFrom(...PROTOTYPE_KEYS), fc.constantFrom('extra', 'id', 'owner', '', '漏斗', 'a.b', 'a[0]')),
  value: hostileValue,
});

function nested(depth: number): unknown {
  let value: unknown = 'deep';
  for (let level = 0; level < depth; level++) value = [value];
  return value;
}

function nestedIn(key: string, depth: number): unknown {
  let value: unknown = { field: 'name', op: 'notEmpty' };
  for (let level = 0; level < depth; level++) value = { [key]: value };
  return value;
}

/** The value with the twists done; the one given stays as it is. */
export function twisted(value: unknown, twists: readonly Twist[]): unknown {
  return twists.reduce((now, one) => apply(now, one, one.at % countPlaces(now)), structuredClone(value));
}

function countPlaces(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 1;
  return 1 + Object.values(value).reduce<number>((sum, inner) => sum + countPlaces(inner), 0);
}

/** Walks to the place with that number (0: here) and changes it. */
function apply(value: unknown, change: Twist, place: number): unknown {
  if (place === 0) return changed(value, change);
  let left = place - 1;
  for (const [key, inner] of Object.entries(value as object)) {
    const inside = countPlaces(inner);
    if (left >= inside) {
      left -= inside;
      continue;
    }
    if (left === 0 && change.how === 'remove') return without(value as object, key);
    return put(value as object, key, apply(inner, change, left));
  }
  return value;
}

function changed(value: unknown, { how, key, value: by }: Twist): unknown {
  if (how === 'repeat') return [value, value];
  if (how === 'add' && typeof value === 'object' && value !== null) {
    return Array.isArray(value) ? [...value, by] : put(value, key, by);
  }
  return by;
}

function without(value: object, key: string): unknown {
  if (Array.isArray(value)) return value.filter((_, index) => String(index) !== key);
  return Object.fromEntries(Object.entries(value).filter(([name]) => name !== key));
}

/** As JSON would have it: also `__proto__` becomes a key like others. */
function put(value: object, key: string, inner: unknown): unknown {
  if (Array.isArray(value)) return value.map((item, index) => (String(index) === key ? inner : (item as unknown)));
  return Object.fromEntries([...Object.entries(value), [key, inner]]);
}
