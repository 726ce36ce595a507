import type { FieldBody, ObjectBody } from '#contract/objects.ts';

/** Objects whose records point at this one, and by which field. */
export type Relation = { object: ObjectBody; link: FieldBody };

/** Shown elsewhere on the page: as timeline, checklist, cards or line items. */
const OWN_PLACE: Readonly<Record<string, readonly string[]>> = {
  '*': ['activity', 'task'],
  opportunity: ['contactRole', 'opportunityLine', 'lead'],
};
/** What an account is opened for stands first. */
const ORDER = ['opportunity', 'contact', 'lead', 'account'];

export function relationsOf(object: ObjectBody, objects: readonly ObjectBody[]): Relation[] {
  const elsewhere = [...(OWN_PLACE['*'] ?? []), ...(OWN_PLACE[object.key] ?? [])];
  const rank = (key: string) => (ORDER.includes(key) ? ORDER.indexOf(key) : ORDER.length);
  return objects
    .filter((other) => !elsewhere.includes(other.key))
    .flatMap((other) =>
      other.fields
        .filter((field) => !field.system && field.type === 'reference' && field.target === object.key)
        .map((link) => ({ object: other, link })),
    )
    .sort((a, b) => rank(a.object.key) - rank(b.object.key));
}

const COLUMNS: Readonly<Record<string, readonly string[]>> = {
  opportunity: ['stage', 'amount', 'expectedCloseDate', 'owner'],
  contact: ['title', 'mobile', 'email'],
  lead: ['stage', 'contactName', 'source', 'owner'],
  contactRole: ['opportunity', 'role', 'attitude'],
  opportunityLine: ['opportunity', 'quantity', 'amount'],
  account: ['industry', 'region', 'owner'],
};
/** How a related list is read: what matters now first, people by name. */
const SORTS: Readonly<Record<string, { field: string; descending?: boolean }[]>> = {
  opportunity: [{ field: 'stageKind' }, { field: 'expectedCloseDate' }],
  contact: [{ field: 'name' }],
  account: [{ field: 'name' }],
  lead: [{ field: 'createdAt', descending: true }],
};
export const relatedSort = (object: string) => SORTS[object] ?? [{ field: 'createdAt', descending: true }];

/** What may be changed without opening the record: plain values, without links of their own. */
const INLINE: ReadonlySet<string> = new Set(['text', 'money', 'decimal', 'integer', 'percent', 'date', 'select']);
export const isInline = (field: FieldBody): boolean => INLINE.has(field.type) && !field.system;

const MOST = 4;

/** Columns of a related list: the usual ones without the field that leads back here. */
export function relatedColumns({ object, link }: Relation): FieldBody[] {
  const plain = object.fields.filter((field) => !field.system && field.type !== 'longText' && field.type !== 'file');
  const keys = COLUMNS[object.key] ?? plain.map((field) => field.key);
  return keys
    .filter((key) => key !== link.key && key !== object.titleField)
    .slice(0, MOST)
    .flatMap((key) => object.fields.find((field) => field.key === key) ?? []);
}
