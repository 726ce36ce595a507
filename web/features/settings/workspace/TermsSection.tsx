import { Button, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { inLocale, LOCALES, type Locale } from '#domain/kernel/localized.ts';
import type { Term, Terms } from '#domain/kernel/terms.ts';
import { useObjects } from '../../../api/objects.ts';
import { useSaveTerms } from '../../../api/settings.ts';
import { LANGUAGE_NAMES } from '../../../phrases/language.ts';
import { SectionForm } from '../form/SectionForm.tsx';
import { useDraft } from '../form/useDraft.ts';
import styles from '../settings.module.css';
import { TermPreview } from './TermPreview.tsx';
import { type Entries, entriesOf, termsOf } from './termEntries.ts';

/** What the company calls its objects, in every language. Only English has a plural of its own. */
export function TermsSection() {
  const { t, i18n } = useTranslation();
  const objects = useObjects();
  const save = useSaveTerms();
  const original = (key: string): Term => {
    const object = objects.find((one) => one.key === key)!;
    return (object.renamedFrom ?? { singular: object.labels, plural: object.labelsPlural }) as Term;
  };
  const saved: Terms = Object.fromEntries(
    objects.flatMap((object) =>
      object.renamedFrom ? [[object.key, { singular: object.labels, plural: object.labelsPlural } as Term]] : [],
    ),
  );
  const draft = useDraft(
    entriesOf(
      objects.map(({ key }) => key),
      saved,
      original,
    ),
    { mutateAsync: (entries: Entries) => save.mutateAsync(termsOf(entries, original)), isPending: save.isPending },
  );
  const set = (key: string, part: string, text: string) =>
    draft.change({ [key]: { ...draft.value[key], [part]: text } });
  const wanted = termsOf(draft.value, original);
  return (
    <SectionForm
      title={t('settings.sections.terms')}
      draft={draft}
      extra={
        Object.keys(wanted).length > 0 && (
          <Button size="small" onClick={() => draft.change(entriesOf(Object.keys(draft.value), {}, original))}>
            {t('settings.termsResetAll')}
          </Button>
        )
      }
    >
      <p className={styles.help}>{t('settings.termsHelp')}</p>
      <div className={styles.scroll}>
        <table className={`${styles.table} ${styles.terms}`}>
          <thead>
            <tr>
              <th scope="col">{t('settings.termOriginal')}</th>
              {LOCALES.map((locale) => (
                <th key={locale} scope="col" lang={locale}>
                  {LANGUAGE_NAMES[locale]}
                </th>
              ))}
              <th scope="col">{`English · ${t('settings.termPlural')}`}</th>
              <th />
            </tr>
          </thead>
          <tbody>
            {objects.map(({ key }) => {
              const term = original(key);
              const entry = draft.value[key] ?? {};
              const cell = (part: string, hint: string | undefined, label: string) => (
                <td key={part}>
                  <Input
                    size="small"
                    lang={part === 'plural' ? 'en' : part}
                    aria-label={`${inLocale(term.singular, i18n.language as Locale)} · ${label}`}
                    value={entry[part] ?? ''}
                    placeholder={hint ?? ''}
                    maxLength={40}
                    onChange={(event) => set(key, part, event.target.value)}
                  />
                </td>
              );
              return (
                <tr key={key}>
                  <td>{inLocale(term.singular, i18n.language as Locale)}</td>
                  {LOCALES.map((locale) => cell(locale, inLocale(term.singular, locale), LANGUAGE_NAMES[locale]))}
                  {cell('plural', term.plural.en, t('settings.termPlural'))}
                  <td>
                    {key in wanted && (
                      <Button size="small" type="text" onClick={() => draft.change({ [key]: {} })}>
                        {t('settings.termReset')}
                      </Button>
                    )}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      <TermPreview terms={wanted} original={original} />
    </SectionForm>
  );
}
