import { useTranslation } from 'react-i18next';
import { inLocale, LOCALES, type Locale } from '#domain/kernel/localized.ts';
import type { Term, Terms } from '#domain/kernel/terms.ts';
import { objectIcon } from '../../../ui/objectIcon.ts';
import styles from '../settings.module.css';

/** How the new names read in the navigation, before they are saved. */
export function TermPreview({ terms, original }: { terms: Terms; original: (key: string) => Term }) {
  const { t, i18n } = useTranslation();
  const locale = i18n.language as Locale;
  const keys = Object.keys(terms);
  return (
    <section aria-label={t('settings.termsPreview')} style={{ paddingTop: 12 }}>
      <p className={styles.help}>{keys.length === 0 ? t('settings.termsPreviewNone') : t('settings.termsPreview')}</p>
      {keys.map((key) => {
        const Drawn = objectIcon(key);
        return (
          <p key={key} className={styles.bar} style={{ paddingTop: 4 }}>
            <Drawn />
            <s className="tone-quiet">{inLocale(original(key).singular, locale)}</s>
            {LOCALES.map((one) => (
              <b key={one} lang={one}>
                {one === 'en'
                  ? `${inLocale(terms[key]!.singular, one)} / ${inLocale(terms[key]!.plural, one)}`
                  : inLocale(terms[key]!.singular, one)}
              </b>
            ))}
            <span className="tone-quiet">
              {[
                t('settings.termsExamples.open', { object: inLocale(terms[key]!.plural, locale) }),
                t('settings.termsExamples.create', { object: inLocale(terms[key]!.singular, locale) }),
              ].join(' · ')}
            </span>
          </p>
        );
      })}
    </section>
  );
}
