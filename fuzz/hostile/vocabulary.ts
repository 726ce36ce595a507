import { STANDARD_FUNNELS } from '#domain/funnels/index.ts';
import { MEASURE_KEYS } from '#domain/measures/types.ts';
import { newId } from '#server/platform/ids.ts';
import type { Company } from './company.ts';
import type { Persona } from './personas.ts';

/** What a request may name so that it gets further than the first check. */
export type Vocabulary = {
  ids: readonly string[];
  /** By the name of a property or parameter. */
  words: Readonly<Record<string, readonly unknown[]>>;
  fields: readonly string[];
  /** Ids by the word that stands before them in an address: `users`, `leads`. */
  idsAfter: Readonly<Record<string, string[]>>;
  /** The same of what the persona's requests made: `views`, `files`. Grows. */
  made: Record<string, string[]>;
  company: Company;
};

/**
 * Words for one persona. Who may change people or records of the west is not told of either: what these requests do
 * must not make visible what is then taken for a leak.
 */
export function vocabularyOf(
  persona: Persona,
  reads: boolean,
  company: Company,
  other: Company,
  made: Vocabulary['made'],
): Vocabulary {
  const { spare, people, departments } = company;
  const everything = reads || !persona.rules;
  const records = (of: Company, side: 'east' | 'west') => Object.values(of[side]).flat();
  const ids = [
    ...records(company, 'east'),
    ...spare.users,
    ...spare.departments,
    ...records(other, 'west'),
    newId(),
    // Their own administrator is a persona too, who must not name herself.
    ...(everything
      ? [
          ...Object.values(other.people),
          ...records(company, 'west'),
          ...Object.values(people),
          ...Object.values(departments),
        ]
      : []),
  ];
  const fields = [...new Set(Object.values(company.fieldsOf).flat())];
  const users = everything ? [...Object.values(people), ...spare.users] : spare.users;
  const objects = Object.keys(company.fieldsOf);
  const stages = STANDARD_FUNNELS.flatMap((funnel) => funnel.stages.map((stage) => stage.key));
  const words: Record<string, readonly unknown[]> = {
    object: objects,
    objects: [objects.slice(0, 3).join(','), ...objects],
    field: [...fields, 'account.name', 'owner.name', 'account.phone'],
    columns: fields,
    dimensions: ['owner', 'stage', 'month', 'department', 'account', 'account.name', 'lineProduct', 'source'],
    dimension: ['owner', 'stage', 'month', 'department', 'account', 'source'],
    lanes: ['owner', 'department', 'account', 'source'],
    funnel: STANDARD_FUNNELS.map((funnel) => funnel.key),
    key: everything ? ['rep', 'manager', ...STANDARD_FUNNELS.map((funnel) => funnel.key)] : spare.roles,
    stage: stages,
    to: stages,
    measure: MEASURE_KEYS,
    asOf: ['2026-01-01', '2026-11-30T00:00:00Z', '1999-12-31'],
    email: ['nobody@nowhere.example', 'spare0@nowhere.example'],
    timeZone: ['Asia/Shanghai', 'America/New_York', 'UTC'],
    currency: ['USD', 'EUR', 'CNY'],
    locale: ['zh-CN', 'zh-TW', 'en'],
    lang: ['zh-CN', 'zh-TW', 'en'],
    roles: spare.roles,
    user: users,
    users,
    owner: users,
    person: users,
    place: ['board', 'cockpit', 'list:lead', 'list:opportunity'],
    part: ['count', 'won', 'entered', 'lost'],
    mode: ['cohort', 'throughput', 'snapshot', 'closed'],
    step: stages,
    q: ['东区', '客户', '138', 'dongqu', '机器'],
    query: ['{}', '{"columns":["name","owner"]}', '{"sort":[{"field":"name"}]}'],
    version: [1, 2],
    year: ['2026', '2027'],
    day: ['2026-10-01', '2026-02-29'],
  };
  const idsAfter: Record<string, string[]> = {
    users,
    people: users,
    departments: everything ? [...Object.values(departments), ...spare.departments] : spare.departments,
    leads: [...(company.east.lead ?? []), ...(everything ? (company.west.lead ?? []) : [])],
  };
  return { ids, words, fields, idsAfter, made, company };
}

/** The same words, but those of one object mostly: ids of its records and keys of its fields, which belong together. */
export function focused(vocabulary: Vocabulary, object: string, company: Company): Vocabulary {
  const own = (company.east[object] ?? []).filter((id) => vocabulary.ids.includes(id));
  const hidden = (company.west[object] ?? []).filter((id) => vocabulary.ids.includes(id));
  const fields = company.fieldsOf[object] ?? [];
  const many = <Item>(items: readonly Item[]) => Array.from({ length: 20 }, () => items).flat();
  return {
    ids: [...vocabulary.ids, ...many(own), ...many(hidden).slice(0, own.length * 5)],
    fields: fields.length > 0 ? fields : vocabulary.fields,
    words: { ...vocabulary.words, object: [object], field: [...fields, 'account.name', 'owner.name'], columns: fields },
    idsAfter: vocabulary.idsAfter,
    made: vocabulary.made,
    company,
  };
}
