import { useQuery } from '@tanstack/react-query';
import type { SearchAnswer } from '#contract/records.ts';
import type { FieldValue } from '#domain/objects/types.ts';
import { api } from '../../../api/client.ts';

export type Twin = { id: string; title: string; subtitle: string };

/** Fields by which two records are likely one; the search finds them at once, however many records there are. */
const TELLING: Readonly<Record<string, readonly string[]>> = {
  account: ['name', 'phone'],
  contact: ['mobile', 'phone'],
  lead: ['phone', 'company'],
  opportunity: ['name'],
  product: ['name', 'code'],
  competitor: ['name'],
  campaign: ['name'],
};

export const isTelling = (object: string, field: string): boolean => TELLING[object]?.includes(field) ?? false;

const folded = (text: string) => text.normalize('NFKC').replace(/\s+/g, '').toLowerCase();

/** Records that carry the same name, or the same number, as what was just entered. Asked when the field is left. */
export function useTwins(object: string, field: string, value: FieldValue, except?: string) {
  const text = typeof value === 'string' ? value.trim() : '';
  const isNumber = field === 'phone' || field === 'mobile';
  const digits = text.replace(/\D/g, '');
  const asked = isNumber ? digits.slice(-11) : text;
  const enough = isNumber ? digits.length >= 7 : text.length >= 2;
  return useQuery({
    queryKey: ['search', 'twins', object, field, asked],
    queryFn: ({ signal }) =>
      api.get<SearchAnswer>('/search', { query: { q: asked.slice(0, 100), limit: 5, objects: object }, signal }),
    enabled: enough && isTelling(object, field),
    retry: false,
    staleTime: 30_000,
    select: (answer): Twin[] =>
      answer.groups
        .flatMap((group) => group.hits)
        .filter((hit) => hit.id !== except && (isNumber || folded(hit.title) === folded(text))),
  });
}
