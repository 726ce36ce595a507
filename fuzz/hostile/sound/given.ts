import { newId } from '#server/platform/ids.ts';
import type { Body } from '../bodies.ts';
import type { Company } from '../company.ts';
import type { Persona } from '../personas.ts';

/** What a request needs to get past all checks of its route; what is left out the route does not ask for. */
export type Sound = {
  path?: Record<string, string>;
  query?: Record<string, string>;
  body?: unknown;
  form?: Body;
};

/** What a sound request is made from. */
export type Given = {
  company: Company;
  kind: Persona['kind'];
  /** Ids of what was made for the persona, by noun; they grow and are used up. */
  made: Record<string, string[]>;
  /** Chooses among what is possible. */
  n: number;
};

/** Undefined for who cannot be the one to ask it. */
export type Recipe = (given: Given) => Sound | undefined;

export const pick = <T>(list: readonly T[], n: number): T | undefined => list[n % Math.max(1, list.length)];

/** An id of what was made, or one that is nobody's. */
export const madeOf = ({ made, n }: Given, noun: string): string => pick(made[noun] ?? [], n) ?? newId();

export const byId = (given: Given, noun: string): Sound => ({ path: { id: madeOf(given, noun) } });
