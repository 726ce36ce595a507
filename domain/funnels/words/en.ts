import type { GateWords } from './types.ts';

const OPS = { gte: 'at least', lte: 'at most', eq: 'exactly' } as const;
const whole = (of: string | undefined, name: string) => (of ? `${name} of ${of}` : name);
const only = (where: string | undefined) => (where ? ` where ${where}` : '');
const listed = (parts: readonly string[]) =>
  parts.length < 3 ? parts.join(' and ') : `${parts.slice(0, -1).join(', ')} and ${parts[parts.length - 1] ?? ''}`;

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

export const en: GateWords = {
  list: listed,
  fields: (names) => `Filled in: ${names}`,
  document: ({ field, confirmed, newerThan, pending }) =>
    [
      `${field} uploaded`,
      ...(newerThan ? [`after the last change of ${newerThan}`] : []),
      ...(confirmed
        ? [pending ? 'confirmed by another person; passes as pending until then' : 'confirmed by another person']
        : []),
    ].join(', '),
  count: ({ object, of, where, op, value }) => `${whole(of, object)}${only(where)}: ${OPS[op]} ${value}`,
  sum: ({ object, field, of, where, op, value }) =>
    `Total ${field} of ${whole(of, object)}${only(where)}: ${OPS[op]} ${value}`,
  share: (percent, field) => `${percent}% of ${field}`,
  step: ({ who, when }) => (when ? `where ${when}: approved by ${who}` : `approved by ${who}`),
  everyOf: (names) => `all of ${names}`,
  anyOf: (names) => `any of ${names}`,
  steps: (parts) => capital(parts.join('; then ')),
  superior: 'the direct superior',
  departmentHead: 'the department head',
  somebody: 'a named person',
  reason: ({ name, subs, asks }) => `${name}${subs ? ` (${subs})` : ''}${asks ? `; asks for ${asks}` : ''}`,
  uploaded: (field) => `${field} uploaded`,
  visit: 'A visit logged since entering the stage',
  byHand: 'Ticked off by hand',
};
