import { useRouter } from '@tanstack/react-router';
import { Button, Input, Segmented, Select } from 'antd';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LOCALES, type Locale } from '#domain/kernel/localized.ts';
import { isApiError } from '../../api/apiError.ts';
import { useSetUp } from '../../api/signIn.ts';
import { LANGUAGE_NAMES } from '../../phrases/language.ts';
import { Labelled } from './Labelled.tsx';
import { PasswordHelp } from './PasswordHelp.tsx';
import { isPasswordGood } from './passwordState.ts';
import styles from './setup.module.css';
import { CURRENCIES, ownZone, timeZones } from './zones.ts';

export function SetupForm() {
  const { t, i18n } = useTranslation();
  const { history } = useRouter();
  const setUp = useSetUp();
  const [company, setCompany] = useState('');
  const [locale, setLocale] = useState(i18n.language as Locale);
  const [timeZone, setTimeZone] = useState(ownZone);
  const [currency, setCurrency] = useState('CNY');
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const issues = isApiError(setUp.error) ? setUp.error.issues : [];
  const wrong = (field: string) => issues.find((issue) => issue.field === field)?.message;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isPasswordGood(password, email)) return document.getElementById('admin.password')?.focus();
    setUp.mutate(
      { company, locale, timeZone, currency, admin: { name, email, password } },
      { onSuccess: () => history.replace('/') },
    );
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <fieldset>
        <legend>{t('setup.company')}</legend>
        <Labelled id="company" label={t('setup.companyName')} error={wrong('company')}>
          <Input
            id="company"
            required
            maxLength={200}
            autoComplete="organization"
            autoFocus
            value={company}
            onChange={(event) => setCompany(event.target.value)}
          />
        </Labelled>
        <Labelled id="locale" label={t('setup.language')} group>
          <Segmented<Locale>
            aria-labelledby="locale-label"
            block
            options={LOCALES.map((value) => ({ value, label: <span lang={value}>{LANGUAGE_NAMES[value]}</span> }))}
            value={locale}
            onChange={setLocale}
          />
        </Labelled>
        <div className={styles.pair}>
          <Labelled id="currency" label={t('setup.currency')} error={wrong('currency')}>
            <Select
              id="currency"
              options={CURRENCIES.map((value) => ({ value, label: currencyName(value) }))}
              value={currency}
              onChange={setCurrency}
            />
          </Labelled>
          <Labelled id="timeZone" label={t('setup.timeZone')} help={t('setup.timeZoneHelp')} error={wrong('timeZone')}>
            <Select
              id="timeZone"
              showSearch={{ optionFilterProp: 'label' }}
              options={timeZones()}
              value={timeZone}
              onChange={setTimeZone}
            />
          </Labelled>
        </div>
      </fieldset>
      <fieldset>
        <legend>{t('setup.admin')}</legend>
        <Labelled id="admin.name" label={t('setup.adminName')} error={wrong('admin.name')}>
          <Input
            id="admin.name"
            required
            maxLength={100}
            autoComplete="name"
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        </Labelled>
        <Labelled id="admin.email" label={t('setup.email')} error={wrong('admin.email')}>
          <Input
            id="admin.email"
            type="email"
            required
            autoComplete="username"
            value={email}
            onChange={(event) => setEmail(event.target.value)}
          />
        </Labelled>
        <Labelled id="admin.password" label={t('setup.password')} error={wrong('admin.password')}>
          <Input.Password
            id="admin.password"
            required
            autoComplete="new-password"
            aria-describedby="password-help"
            value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
          <PasswordHelp id="password-help" password={password} email={email} />
        </Labelled>
      </fieldset>
      {setUp.isError && (
        <p role="alert" className={styles.error}>
          {setUp.error.message}
        </p>
      )}
      <Button type="primary" size="large" block htmlType="submit" loading={setUp.isPending}>
        {t('setup.submit')}
      </Button>
    </form>
  );

  function currencyName(code: string): string {
    return `${code} ${new Intl.DisplayNames(i18n.language, { type: 'currency' }).of(code)}`;
  }
}
