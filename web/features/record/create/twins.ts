import type { FieldValue, RecordValues } from '#domain/objects/types.ts';
import { withoutLegalForms } from '#domain/records/legalForms.ts';
import type { ListQuery } from '../../../api/records.ts';

export type Twin = { object: string; id: string; title: string; subtitle: string };

/** Where to look: the search finds names and numbers at once, however many records there are; the rest is asked for exactly. */
export type TwinQuestion =
  | { search: string; objects: readonly string[]; isTwin: (hit: Twin) => boolean }
  | { object: string; query: ListQuery };

type Telling = 'name' | 'number' | 'company' | 'email' | 'nameAtAccount';
/** Fields by which two records are likely one, and the objects among which the other may be. */
const TELLING: Readonly<Record<string, Readonly<Record<string, { as: Telling; among: readonly string[] }>>>> = {
  account: { name: { as: 'company', among: ['account'] }, phone: { as: 'number', among: ['account'] } },
  contact: {
    name: { as: 'nameAtAccount', among: ['contact'] },
    mobile: { as: 'number', among: ['contact'] },
    phone: { as: 'number', among: ['contact'] },
    email: { as: 'email', among: ['contact'] },
  },
  // A lead is often somebody whom the company knows already.
  lead: {
    phone: { as: 'number', among: ['lead', 'contact'] },
    company: { as: 'company', among: ['lead', 'account'] },
    email: { as: 'email', among: ['lead'] },
  },
  opportunity: { name: { as: 'name', among: ['opportunity'] } },
  product: { name: { as: 'name', among: ['product'] }, code: { as: 'name', among: ['product'] } },
  competitor: { name: { as: 'company', among: ['competitor'] } },
  campaign: { name: { as: 'name', among: ['campaign'] } },
};

const folded = (text: string) => text.normalize('NFKC').replace(/\s+/g, '').toLowerCase();
const core = (text: string) => folded(withoutLegalForms(text));

/** What to ask for what was just entered; undefined where it says nothing. `values`: the rest of the form. */
export function twinQuestion(
  object: string,
  field: string,
  value: FieldValue,
  values: RecordValues = {},
): TwinQuestion | undefined {
  const telling = TELLING[object]?.[field];
  const text = typeof value === 'string' ? value.trim() : '';
  if (!telling || text.length < 2) return undefined;
  const objects = telling.among;
  const exactly = (...more: { field: string; op: 'eq'; value: string }[]): TwinQuestion => ({
    object,
    query: { filter: { all: [{ field, op: 'eq', value: text }, ...more] }, columns: ['name'], limit: 4 },
  });
  switch (telling.as) {
    case 'number': {
      const digits = text.replace(/\D/g, '').slice(-11);
      return digits.length < 7 ? undefined : { search: digits, objects, isTwin: () => true };
    }
    case 'company': {
      // A lead carries its company below its title, unless the title says it.
      const isTwin = ({ title, subtitle, object: found }: Twin) =>
        core(title) === core(text) ||
        (found === 'lead' &&
          (core(subtitle.split(' · ')[0] ?? '') === core(text) || folded(title).includes(folded(text))));
      return { search: withoutLegalForms(text), objects, isTwin };
    }
    case 'name':
      return {
        search: text,
        objects,
        isTwin: ({ title, subtitle }) => [title, ...subtitle.split(' · ')].some((one) => folded(one) === folded(text)),
      };
    case 'email':
      return exactly();
    // Many share a name; at one customer few do.
    case 'nameAtAccount':
      return values.account ? exactly({ field: 'account', op: 'eq', value: String(values.account) }) : undefined;
  }
}
