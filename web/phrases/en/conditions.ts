import type { Translated } from '../translated.ts';
import type { conditions as zh } from '../zh-CN/conditions.ts';

export const conditions: Translated<typeof zh> = {
  find: 'Filter {{object}}',
  addFilter: 'Add filter',
  allHold: 'All hold',
  anyHolds: 'Any holds',
  combine: 'Combine',
  builder: 'Combine filters',
  removeFilter: 'Remove filter {{words}}',
  field: 'Field',
  operator: 'Comparison',
  period: 'Period',
  me: 'Me',
  colleague: 'Somebody else',
  apply: 'Apply',
  chosenRecord: 'chosen record',
  group: 'Group of conditions',
  join: 'When this group holds',
  all: 'All hold',
  any: 'Any holds',
  not: 'Not',
  add: 'Add condition',
  addGroup: 'Add group',
  remove: 'Remove this condition',
  removeGroup: 'Remove this group',
  nothingAsked: 'No complete condition yet: nothing is filtered out.',
};
