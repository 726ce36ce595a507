import { Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';
import { LOCALES, type Locale } from '#domain/kernel/localized.ts';
import { LANGUAGE_NAMES } from '../../phrases/language.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { LanguageIcon } from '../../ui/icons.tsx';
import { usePreferences } from './usePreferences.ts';

export function LanguageSwitch() {
  const { t } = useTranslation();
  const { locale, chooseLanguage } = usePreferences();
  const menu = {
    items: LOCALES.map((key) => ({ key, label: <span lang={key}>{LANGUAGE_NAMES[key]}</span> })),
    selectable: true,
    selectedKeys: [locale],
    onClick: ({ key }: { key: string }) => chooseLanguage(key as Locale),
  };
  return (
    <Dropdown menu={menu} trigger={['click']} placement="bottomRight">
      <IconButton icon={LanguageIcon} label={t('shell.language')} aria-haspopup="menu" />
    </Dropdown>
  );
}
