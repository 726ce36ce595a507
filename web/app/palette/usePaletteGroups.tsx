import { useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { inLocale } from '#domain/kernel/localized.ts';
import { useObjects } from '../../api/objects.ts';
import { useSearch } from '../../api/search.ts';
import { useSession } from '../../api/session.ts';
import { openText } from '../../browser/openRecord.ts';
import { useSettled } from '../../browser/useDelayed.ts';
import { objectIcon } from '../../ui/objectIcon.ts';
import { useLanguage } from '../LanguageProvider.tsx';
import { usePageEntries } from '../pages.ts';
import { recentsOf } from './recents.ts';
import type { PaletteGroup, PaletteItem } from './types.ts';
import { useActions } from './useActions.tsx';

const TYPING_PAUSE_MS = 120;

/**
 * What the palette offers for the typed words: records from the server, then pages, then actions. Before anything is
 * typed: what was opened last.
 */
export function usePaletteGroups(query: string) {
  const records = useRecordGroups(query);
  const recents = useRecents();
  const pages = usePages();
  const actions = useActions();
  const { t } = useTranslation();
  const typed = query.trim().toLowerCase();
  const fits = ({ title, words = '' }: PaletteItem) =>
    title.toLowerCase().includes(typed) ||
    words
      .toLowerCase()
      .split(' ')
      .some((word) => word.startsWith(typed));
  const meant = pages.filter((page) => typed !== '' && isMeant(page, typed));
  const rest = pages.filter((page) => fits(page) && !meant.includes(page));
  const groups: PaletteGroup[] = [
    { key: 'recents', title: t('search.recents'), items: typed === '' ? recents : [] },
    { key: 'meant', title: t('search.pages'), items: meant },
    ...records.groups,
    { key: 'pages', title: t('search.pages'), items: rest },
    { key: 'actions', title: t('search.actions'), items: actions.filter(fits) },
  ];
  return { ...records, groups: groups.filter((group) => group.items.length > 0) };
}

/** A page called exactly so comes before records that are merely like it. */
const isMeant = ({ title, words = '' }: PaletteItem, typed: string): boolean =>
  title.toLowerCase() === typed || words.toLowerCase().split(' ').includes(typed);

function useRecordGroups(query: string) {
  const openPage = useOpenPage();
  const { locale } = useLanguage();
  const objects = useObjects();
  const settled = useSettled(query, TYPING_PAUSE_MS);
  const search = useSearch(settled);
  const found = query.trim() ? (search.data?.groups ?? []) : [];
  const groups = found.map(({ object, hits }): PaletteGroup => {
    const definition = objects.find((known) => known.key === object);
    return {
      key: object,
      title: definition ? inLocale(definition.labelsPlural, locale) : object,
      items: hits.map((hit) => ({
        key: openText(object, hit.id),
        icon: objectIcon(object),
        title: hit.title,
        subtitle: hit.subtitle,
        run: () => openPage(object, hit.id),
      })),
    };
  });
  const waiting = query.trim() !== '' && (settled !== query || search.isFetching);
  return { groups, waiting, error: search.error };
}

function useRecents(): PaletteItem[] {
  const { user } = useSession();
  const openPage = useOpenPage();
  const objects = useObjects();
  const { locale } = useLanguage();
  return recentsOf(user.id).flatMap(({ object, id, title }) => {
    const definition = objects.find((known) => known.key === object);
    if (!definition) return [];
    return {
      key: `recent:${id}`,
      icon: objectIcon(object),
      title,
      subtitle: inLocale(definition.labels, locale),
      run: () => openPage(object, id),
    };
  });
}

function usePages(): PaletteItem[] {
  const router = useRouter();
  return usePageEntries().map(({ to, ...page }) => ({ ...page, run: () => void router.navigate(to) }));
}

function useOpenPage(): (object: string, id: string) => void {
  const router = useRouter();
  return (object, id) => void router.navigate({ to: '/o/$object/$id', params: { object, id } });
}
