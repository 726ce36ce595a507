import { Select } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { DENSITIES, START_PAGES } from '#contract/choices.ts';
import { LOCALES, type Locale } from '#domain/kernel/localized.ts';
import { type Preferences, useSavePreferences } from '../../../api/preferences.ts';
import { useLooksOnly, useSession } from '../../../api/session.ts';
import { askForLanguage, LANGUAGE_NAMES } from '../../../phrases/language.ts';
import { Panel } from '../../../ui/Panel.tsx';
import { Segmented } from '../../../ui/Segmented.tsx';
import { THEME_CHOICES, useTheme } from '../../../ui/ThemeProvider.tsx';
import { Row } from '../form/Row.tsx';
import { TimeZoneSelect } from '../form/TimeZoneSelect.tsx';
import styles from '../settings.module.css';

const THEME_WORDS = { light: 'shell.themeLight', dark: 'shell.themeDark', system: 'shell.themeSystem' } as const;

/** How pages look to me: each choice holds at once and is kept. */
export function DisplaySection() {
  const { t, i18n } = useTranslation();
  const { user, workspace } = useSession();
  const looksOnly = useLooksOnly();
  const { choice, choose } = useTheme();
  const save = useSavePreferences();
  const keep = (preferences: Preferences) => save.mutate(preferences);
  return (
    <Panel title={t('settings.sections.display')} extra={<Outcome save={save} />}>
      <Row label={t('settings.language')}>
        {(ids) => (
          <Select<Locale>
            {...ids}
            value={i18n.language as Locale}
            options={LOCALES.map((one) => ({ value: one, label: <span lang={one}>{LANGUAGE_NAMES[one]}</span> }))}
            onChange={(locale) => {
              askForLanguage(locale);
              keep({ locale });
            }}
          />
        )}
      </Row>
      <Choice label={t('settings.theme')}>
        <Segmented
          aria-label={t('settings.theme')}
          disabled={looksOnly}
          value={choice}
          options={THEME_CHOICES.map((value) => ({ value, label: t(THEME_WORDS[value]) }))}
          onChange={(theme) => {
            choose(theme);
            keep({ theme });
          }}
        />
      </Choice>
      <Row label={t('settings.timeZoneMine')} help={t('settings.timeZoneHelp')}>
        {(ids) => (
          <TimeZoneSelect
            {...ids}
            value={user.timeZone}
            follow={workspace.timeZone}
            onChange={(timeZone) => keep({ timeZone })}
          />
        )}
      </Row>
      <Choice label={t('settings.density')} help={t('settings.densityHelp')}>
        <Segmented
          aria-label={t('settings.density')}
          disabled={looksOnly}
          value={user.density ?? 'comfortable'}
          options={DENSITIES.map((value) => ({ value, label: t(`settings.${value}`) }))}
          onChange={(density) => keep({ density })}
        />
      </Choice>
      <Row label={t('settings.startPage')}>
        {(ids) => (
          <Select
            {...ids}
            value={user.startPage ?? 'today'}
            options={START_PAGES.map((value) => ({ value, label: t(`settings.startPages.${value}`) }))}
            onChange={(startPage) => keep({ startPage })}
          />
        )}
      </Row>
    </Panel>
  );
}

function Outcome({ save }: { save: ReturnType<typeof useSavePreferences> }) {
  const { t } = useTranslation();
  return (
    <span role="status" className={save.isError ? styles.error : 'tone-won'} style={{ paddingInlineEnd: 8 }}>
      {save.isError && save.error.message}
      {save.isSuccess && t('settings.saved')}
    </span>
  );
}

function Choice({ label, help, children }: { label: string; help?: string; children: ReactNode }) {
  return (
    <div className={styles.row}>
      <span className={styles.label}>{label}</span>
      <div className={styles.control}>
        {children}
        {help && <p className={styles.help}>{help}</p>}
      </div>
    </div>
  );
}
