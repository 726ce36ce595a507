import { PEOPLE_SHOWN } from '#contract/choices.ts';
import { choiceParam, type RawSearch, textParam } from '../../browser/searchParams.ts';

export const PEOPLE_TABS = ['people', 'roles', 'log'] as const;
export type PeopleTab = (typeof PEOPLE_TABS)[number];

/** What the page's address says. `only`: without the departments below. */
export type PeopleSearch = {
  tab?: PeopleTab | undefined;
  department?: string | undefined;
  only?: true | undefined;
  q?: string | undefined;
  role?: string | undefined;
  show?: (typeof PEOPLE_SHOWN)[number] | undefined;
  person?: string | undefined;
  kind?: string | undefined;
};

export function peopleSearch(raw: RawSearch): PeopleSearch {
  return {
    tab: choiceParam(raw.tab, PEOPLE_TABS),
    department: textParam(raw.department),
    only: raw.only === true ? true : undefined,
    q: textParam(raw.q),
    role: textParam(raw.role),
    show: choiceParam(raw.show, PEOPLE_SHOWN),
    person: textParam(raw.person),
    kind: textParam(raw.kind),
  };
}
