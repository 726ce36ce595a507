import type { LinkProps } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { inLocale } from '#domain/kernel/localized.ts';
import { useObjects } from '../api/objects.ts';
import { useMay, useSession } from '../api/session.ts';
import {
  BellIcon,
  BoardIcon,
  CockpitIcon,
  ContactIcon,
  FilterIcon,
  HelpIcon,
  type Icon,
  LinkIcon,
  SettingsIcon,
  StampIcon,
  TodayIcon,
  UploadIcon,
} from '../ui/icons.tsx';
import { objectIcon } from '../ui/objectIcon.ts';
import { useLanguage } from './LanguageProvider.tsx';

/** `words`: how it is also called, in pinyin, initials and English, so that it is found in any language. */
export type PageEntry = {
  key: string;
  icon: Icon;
  title: string;
  words: string;
  to: LinkProps;
  /** Set up and looked up now and then: stands in the menu "more". */
  seldom?: boolean;
};

/** Every page that the reader may go to. */
export function usePageEntries(): PageEntry[] {
  const { t } = useTranslation();
  const { locale } = useLanguage();
  const { abilities, peopleReach } = useSession();
  const may = useMay();
  const able = (ability: (typeof abilities)[number]) => abilities.includes(ability);
  const lists = useObjects()
    .filter(({ key }) => may(key, 'read'))
    .map(
      (object): PageEntry => ({
        key: `page:${object.key}`,
        icon: objectIcon(object.key),
        title: inLocale(object.labelsPlural, locale),
        words: `${object.key} ${Object.values(object.labelsPlural).join(' ')} ${WORDS[object.key] ?? ''}`,
        to: { to: '/o/$object', params: { object: object.key } },
      }),
    );
  const fixed: (PageEntry & { open?: boolean })[] = [
    { key: 'page:today', icon: TodayIcon, title: t('today.title'), words: 'today jintian jt', to: { to: '/today' } },
    { key: 'page:board', icon: BoardIcon, title: t('shell.board'), words: 'board kanban kb', to: { to: '/board' } },
    {
      key: 'page:cockpit',
      icon: CockpitIcon,
      title: t('shell.cockpit'),
      words: 'cockpit funnel jiashicang jsc yibiaoban ybb loudou ld',
      to: { to: '/cockpit' },
    },
    {
      key: 'page:approvals',
      seldom: true,
      icon: StampIcon,
      title: t('approvals.title'),
      words: 'approvals shenpi sp qianhe qh',
      to: { to: '/approvals' },
    },
    {
      key: 'page:import',
      seldom: true,
      icon: UploadIcon,
      title: t('importing.title'),
      words: 'import daoru dr huiru hr csv excel',
      to: { to: '/import/{-$id}', params: {} },
      open: able('import'),
    },
    {
      key: 'page:people',
      seldom: true,
      icon: ContactIcon,
      title: t('people.title'),
      words: 'people users departments renyuan ry bumen bm jiaose',
      to: { to: '/people' },
      open: peopleReach !== 'none',
    },
    {
      key: 'page:funnels',
      seldom: true,
      icon: FilterIcon,
      title: t(able('manageFunnels') ? 'designer.title' : 'designer.playbook'),
      words: 'funnels stages playbook loudou ld sheji sj loudousheji ldsj xiaoshoushouce xssc jieduan jd',
      to: { to: '/funnels/{-$funnel}', params: {} },
    },
    {
      key: 'page:library',
      seldom: true,
      icon: LinkIcon,
      title: t('library.title'),
      words: 'library shared gongxiangku gxk gongxiang gx',
      to: { to: '/funnel-library' },
      open: able('manageFunnels'),
    },
    {
      key: 'page:notifications',
      seldom: true,
      icon: BellIcon,
      title: t('notifications.title'),
      words: 'notifications tongzhi tz',
      to: { to: '/notifications' },
    },
    {
      key: 'page:settings',
      seldom: true,
      icon: SettingsIcon,
      title: t('settings.title'),
      words: 'settings preferences shezhi sz sheding sd',
      to: { to: '/settings/{-$section}', params: {} },
    },
    {
      key: 'page:help',
      seldom: true,
      icon: HelpIcon,
      title: t('help.title'),
      words: 'help bangzhu bz shuoming',
      to: { to: '/help' },
    },
  ];
  return [...fixed.filter(({ open }) => open !== false), ...lists];
}

const WORDS: Record<string, string> = {
  lead: 'xiansuo xs qianzaikehu',
  account: 'kehu kh',
  contact: 'lianxiren lxr lianluoren',
  opportunity: 'shangji sj',
  product: 'chanpin cp',
  campaign: 'shichanghuodong schd hangxiaohuodong',
  competitor: 'jingzhengduishou jzds',
  activity: 'genjinjilu gjjl lianxijilu',
  task: 'renwu rw',
};
