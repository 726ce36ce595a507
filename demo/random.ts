/**
 * A small seeded generator (xoshiro128**, Blackman and Vigna 2018; seeded by splitmix32) with the draws that the demo needs.
 * The same seed gives the same company on every machine: nothing here asks the clock or the system.
 */
export type Random = {
  /** Uniform in [0, 1). */
  next(): number;
  /** Uniform integer in [from, to], both ends included. */
  int(from: number, to: number): number;
  between(from: number, to: number): number;
  chance(probability: number): boolean;
  /** Standard normal (Box–Muller). */
  normal(): number;
  /** Log-normal with the given *mean*; sigma is the deviation of its logarithm. */
  logNormal(mean: number, sigma: number): number;
  exponential(mean: number): number;
  poisson(mean: number): number;
  pick<T>(list: readonly T[]): T;
  weighted<T>(list: readonly T[], weight: (item: T) => number): T;
  /** An independent stream: draws on one never shift the other. */
  fork(label: string): Random;
};

export function createRandom(seed: number | string): Random {
  const origin = typeof seed === 'number' ? `${seed}` : seed;
  const uint = xoshiro(hash(origin));
  const next = () => uint() / 4_294_967_296;
  const normal = () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
  const exponential = (mean: number) => -Math.log(1 - next()) * mean;
  return {
    next,
    int: (from, to) => from + Math.floor(next() * (to - from + 1)),
    between: (from, to) => from + next() * (to - from),
    chance: (probability) => next() < probability,
    normal,
    logNormal: (mean, sigma) => mean * Math.exp(sigma * normal() - (sigma * sigma) / 2),
    exponential,
    poisson: (mean) => poisson(mean, next),
    pick: (list) => list[Math.floor(next() * list.length)] as (typeof list)[number],
    weighted: (list, weight) => weighted(list, weight, next()),
    fork: (label) => createRandom(`${origin}/${label}`),
  };
}

function poisson(mean: number, next: () => number): number {
  const limit = Math.exp(-mean);
  let product = next();
  let count = 0;
  while (product > limit) {
    product *= next();
    count += 1;
  }
  return count;
}

function weighted<T>(list: readonly T[], weight: (item: T) => number, draw: number): T {
  const weights = list.map(weight);
  let left = draw * weights.reduce((sum, each) => sum + each, 0);
  for (const [index, each] of weights.entries()) {
    left -= each;
    if (left < 0) return list[index] as T;
  }
  return list.at(-1) as T;
}

/** FNV-1a. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  return value >>> 0;
}

function xoshiro(seed: number): () => number {
  const mix = splitmix(seed);
  let a = mix();
  let b = mix();
  let c = mix();
  let d = mix();
  return () => {
    const result = Math.imul(rotate(Math.imul(b, 5), 7), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = rotate(d, 11);
    return result;
  };
}

function splitmix(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let value = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    value = Math.imul(value ^ (value >>> 15), 0x735a2d97);
    return (value ^ (value >>> 15)) >>> 0;
  };
}

const rotate = (value: number, by: number) => (value << by) | (value >>> (32 - by));
