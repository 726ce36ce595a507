import { inLocale, type Localized } from '#domain/kernel/localized.ts';
import type { EntryDraft } from '../../../api/library.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';

export const namesOf = (entry: EntryDraft): Localized => (entry.kind === 'gate' ? entry.names : entry.stage.names);

export function useEntryName(): (entry: EntryDraft) => string {
  const { locale } = useFormat();
  return (entry) => inLocale(namesOf(entry), locale);
}

/** The address of an entry. */
export const addressOf = ({ kind, key }: Pick<EntryDraft, 'kind' | 'key'>) =>
  kind === 'stage' ? { stage: key } : { gate: key };
