import { approvals } from './approvals.ts';
import { definitions } from './definitions.ts';
import { figures } from './figures.ts';
import { funnels } from './funnels.ts';
import type { Recipe } from './given.ts';
import { imports } from './imports.ts';
import { people } from './people.ts';

export type { Given, Sound } from './given.ts';

/** How a request gets through, by the id of its route, where chance and the schema alone seldom make one. */
export const RECIPES: Readonly<Record<string, Recipe>> = {
  ...people,
  ...definitions,
  ...funnels,
  ...approvals,
  ...figures,
  ...imports,
};
