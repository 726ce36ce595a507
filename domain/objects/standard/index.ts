import type { ObjectSpec } from '../types.ts';
import { campaign, competitor, opportunity, opportunityLine, product } from './deals.ts';
import { account, contact, contactRole, lead } from './people.ts';
import { activity, task } from './work.ts';

/** The objects that every workspace starts with. Order is the order of installation and of menus. */
export const STANDARD_OBJECTS: readonly ObjectSpec[] = [
  lead,
  account,
  contact,
  product,
  competitor,
  campaign,
  opportunity,
  opportunityLine,
  contactRole,
  activity,
  task,
];
