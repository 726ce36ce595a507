import { useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { inLocale } from '#domain/kernel/localized.ts';
import { useObjects } from '../../api/objects.ts';
import { useSearch } from '../../api/search.ts';
import { openText, useCreateRecord } from '../../browser/openRecord.ts';
import { useSettled } from '../../browser/useDelayed.ts';
import { BoardIcon, CockpitIcon, type Icon, PlusIcon } from '../../ui/icons.tsx';
import { objectIcon } from '../../ui/objectIcon.ts';
import { useLanguage } from '../LanguageProvider.tsx';
import { useCreatable, useDestinations } from '../shell/useDestinations.ts';

export type PaletteItem = { key: string; icon: Icon; title: string; subtitle?: string | undefined; run: () => void };
export type PaletteGroup = { key: string; title: string; items: PaletteItem[] };

const TYPING_PAUSE_MS = 120;

/** What the palette offers for the typed words: records from the server, then pages, then actions. */
export function usePaletteGroups(query: string) {
  const records = useRecordGroups(query);
  const pages = usePages();
  const actions = useActions();
  const { t } = useTranslation();
  const fits = (item: PaletteItem) => item.title.toLowerCase().includes(query.trim().toLowerCase());
  const own: PaletteGroup[] = [
    { key: 'pages', title: t('search.pages'), items: pages.filter(fits) },
    { key: 'actions', title: t('search.actions'), items: actions.filter(fits) },
  ];
  return { ...records, groups: [...records.groups, ...own].filter((group) => group.items.length > 0) };
}

function useRecordGroups(query: string) {
  const router = useRouter();
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
        run: () => void router.navigate({ to: '/o/$object/$id', params: { object, id: hit.id } }),
      })),
    };
  });
  const waiting = query.trim() !== '' && (settled !== query || search.isFetching);
  return { groups, waiting, error: search.error };
}

function usePages(): PaletteItem[] {
  const { t } = useTranslation();
  const router = useRouter();
  const lists = useDestinations().map(({ object, icon }) => ({
    key: `page:${object}`,
    icon,
    title: t(`shell.${object}`),
    run: () => void router.navigate({ to: '/o/$object', params: { object } }),
  }));
  return [
    { key: 'page:board', icon: BoardIcon, title: t('shell.board'), run: () => void router.navigate({ to: '/board' }) },
    {
      key: 'page:cockpit',
      icon: CockpitIcon,
      title: t('shell.cockpit'),
      run: () => void router.navigate({ to: '/cockpit' }),
    },
    ...lists,
  ];
}

function useActions(): PaletteItem[] {
  const { t } = useTranslation();
  const create = useCreateRecord();
  return useCreatable().map(({ object }) => ({
    key: `create:${object}`,
    icon: PlusIcon,
    title: t(`shell.newOf.${object}`),
    run: () => create(object),
  }));
}
