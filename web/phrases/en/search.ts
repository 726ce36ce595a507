import type { Translated } from '../translated.ts';
import type { search as zh } from '../zh-CN/search.ts';

export const search: Translated<typeof zh> = {
  open: 'Search',
  placeholder: 'Search [accounts], [deals], [contacts] or pages',
  label: 'Search records and pages',
  recents: 'Recently opened',
  switchLanguage: 'Switch to {{language}}',
  pages: 'Pages',
  actions: 'Actions',
  noResult: 'Nothing found for “{{query}}”',
  noResultHint: 'Try part of the name, pinyin or initials.',
  failed: 'The search did not finish',
  keysMove: 'Select',
  keysOpen: 'Open',
  keysClose: 'Close',
  results_one: '{{count}} result',
  results_other: '{{count}} results',
};
