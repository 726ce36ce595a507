import { Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { currencyName } from '#domain/kernel/currency.ts';
import { inLocale, LOCALES, type Locale } from '#domain/kernel/localized.ts';
import { useSession } from '../../../api/session.ts';
import { useSaveWorkspace } from '../../../api/settings.ts';
import { LANGUAGE_NAMES } from '../../../phrases/language.ts';
import { Row } from '../form/Row.tsx';
import { SectionForm } from '../form/SectionForm.tsx';
import { TimeZoneSelect } from '../form/TimeZoneSelect.tsx';
import { useDraft } from '../form/useDraft.ts';

const MONTHS = Array.from({ length: 12 }, (_, index) => index + 1);

export function GeneralSection() {
  const { t, i18n } = useTranslation();
  const { workspace } = useSession();
  const { name, locale, timeZone, fiscalYearStart } = workspace;
  const draft = useDraft({ name, locale, timeZone, fiscalYearStart }, useSaveWorkspace());
  const { value, change, failed } = draft;
  const monthName = (month: number) =>
    new Intl.DateTimeFormat(i18n.language, { month: 'short', timeZone: 'UTC' }).format(Date.UTC(2026, month - 1, 1));
  const quarters = [0, 1, 2, 3].map((quarter) => {
    const first = ((value.fiscalYearStart - 1 + quarter * 3) % 12) + 1;
    return `Q${quarter + 1} ${monthName(first)}–${monthName(((first + 1) % 12) + 1)}`;
  });
  return (
    <SectionForm title={t('settings.sections.general')} draft={draft} invalid={!value.name.trim()}>
      <Row label={t('settings.companyName')} error={failed?.issues.name}>
        {(ids) => (
          <Input
            {...ids}
            value={value.name}
            maxLength={200}
            onChange={(event) => change({ name: event.target.value })}
          />
        )}
      </Row>
      <Row label={t('settings.companyLanguage')} help={t('settings.companyLanguageHelp')}>
        {(ids) => (
          <Select<Locale>
            {...ids}
            value={value.locale}
            options={LOCALES.map((one) => ({ value: one, label: <span lang={one}>{LANGUAGE_NAMES[one]}</span> }))}
            onChange={(one) => change({ locale: one })}
          />
        )}
      </Row>
      <Row label={t('settings.timeZone')} help={t('settings.timeZoneCompanyHelp')}>
        {(ids) => (
          <TimeZoneSelect
            {...ids}
            value={value.timeZone}
            onChange={(zone) => change({ timeZone: zone ?? workspace.timeZone })}
          />
        )}
      </Row>
      <Row
        label={t('settings.fiscalYear')}
        help={
          <>
            {t('settings.fiscalYearHelp')}
            <br />
            {t('settings.fiscalQuarters', { quarters: quarters.join(' · ') })}
          </>
        }
      >
        {(ids) => (
          <Select
            {...ids}
            value={value.fiscalYearStart}
            options={MONTHS.map((month) => ({ value: month, label: monthName(month) }))}
            onChange={(month) => change({ fiscalYearStart: month })}
          />
        )}
      </Row>
      <Row label={t('settings.base')} help={t('settings.baseHelp')}>
        {(ids) => (
          <Input
            {...ids}
            value={inLocale(currencyName(workspace.currency), i18n.language as Locale)}
            readOnly
            disabled
          />
        )}
      </Row>
    </SectionForm>
  );
}
