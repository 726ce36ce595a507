import { Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LOCALES, type Locale, type Localized } from '#domain/kernel/localized.ts';
import { LANGUAGE_NAMES } from '../../../phrases/language.ts';
import { ChevronDownIcon, ChevronRightIcon } from '../../../ui/icons.tsx';
import styles from './form.module.css';

type Props = {
  label: string;
  value: Localized | undefined;
  /** Undefined where nothing is left of it. */
  onChange: (value: Localized | undefined) => void;
  long?: boolean;
  id?: string;
  placeholder?: string;
  autoFocus?: boolean;
};

const OTHERS = LOCALES.filter((locale) => locale !== 'zh-CN');
const MOST = 200;

/** A text in 简体, and on demand in the other languages; what is left out there reads as in 简体. */
export function LocalizedInput({ label, value, onChange, long, id, placeholder, autoFocus }: Props) {
  const { t } = useTranslation();
  const [unfolded, setUnfolded] = useState(false);
  const put = (locale: Locale, text: string) => {
    const next = { ...value, [locale]: text };
    const said = Object.fromEntries(LOCALES.flatMap((one) => (next[one]?.trim() ? [[one, next[one]]] : [])));
    onChange(Object.keys(said).length > 0 ? { 'zh-CN': '', ...said } : undefined);
  };
  const control = (locale: Locale) => {
    const first = locale === 'zh-CN';
    const shared = {
      lang: locale,
      maxLength: MOST,
      'aria-label': first ? label : t('designer.inLanguage', { label, language: LANGUAGE_NAMES[locale] }),
      placeholder: first ? placeholder : value?.['zh-CN'],
      value: value?.[locale] ?? '',
      ...(first && id ? { id } : {}),
      ...(first && autoFocus ? { autoFocus } : {}),
    };
    return long ? (
      <Input.TextArea
        {...shared}
        autoSize={{ minRows: 1, maxRows: 5 }}
        onChange={(event) => put(locale, event.target.value)}
      />
    ) : (
      <Input {...shared} onChange={(event) => put(locale, event.target.value)} />
    );
  };
  return (
    <div className={styles.localized}>
      <div className={styles.first}>
        {control('zh-CN')}
        <button
          type="button"
          className={styles.fold}
          aria-expanded={unfolded}
          aria-label={t('designer.otherLanguagesOf', { label })}
          onClick={() => setUnfolded(!unfolded)}
        >
          {unfolded ? <ChevronDownIcon size={14} /> : <ChevronRightIcon size={14} />}
          {t('designer.otherLanguages')}
        </button>
      </div>
      {unfolded &&
        OTHERS.map((locale) => (
          <div key={locale} className={styles.other}>
            <span lang={locale}>{LANGUAGE_NAMES[locale]}</span>
            {control(locale)}
          </div>
        ))}
    </div>
  );
}
