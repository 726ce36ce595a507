import { Select, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { currencyName } from '#domain/kernel/currency.ts';
import { inLocale, type Locale } from '#domain/kernel/localized.ts';
import { useCurrencies, useSaveCurrencies } from '../../../api/settings.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { Empty, QueryState } from '../../../ui/states.tsx';
import styles from '../settings.module.css';
import { RateEffect } from './RateEffect.tsx';
import { Rates } from './Rates.tsx';

/** The currencies first that deals are usually priced in. */
const USUAL = ['USD', 'EUR', 'HKD', 'TWD', 'JPY', 'GBP', 'KRW', 'SGD', 'AUD', 'CNY'];
const CODES = [...new Set([...USUAL, ...Intl.supportedValuesOf('currency')])];

export function CurrencySection() {
  const { t, i18n } = useTranslation();
  const today = useFormat().today();
  const query = useCurrencies();
  const save = useSaveCurrencies();
  const name = (code: string) => inLocale(currencyName(code), i18n.language as Locale);
  return (
    <QueryState query={query} lines={5}>
      {({ base, currencies, rates }) => {
        const now = (code: string) => rates.find((rate) => rate.currency === code && rate.validFrom <= today)?.rate;
        return (
          <>
            <Panel title={t('settings.sections.currencies')} sub={`${t('settings.base')} ${name(base)}`}>
              {currencies.length === 0 && (
                <Empty title={t('settings.currencyNone')} hint={t('settings.currencyNoneHint')} />
              )}
              <ul className={styles.list}>
                {currencies.map((code) => (
                  <li key={code} className={styles.item} style={{ paddingInline: 0 }}>
                    <Tag
                      closable={{ 'aria-label': t('settings.currencyRemove', { currency: code }) }}
                      onClose={(event) => {
                        event.preventDefault();
                        save.mutate(currencies.filter((one) => one !== code));
                      }}
                    >
                      {name(code)}
                    </Tag>
                    <span className={now(code) ? 'tone-quiet' : 'tone-stalled'}>
                      {now(code)
                        ? t('settings.rateNow', { currency: code, rate: now(code), base })
                        : t('settings.rateNone', { currency: code })}
                    </span>
                  </li>
                ))}
              </ul>
              <div className={styles.bar}>
                <Select
                  aria-label={t('settings.currencyAdd')}
                  showSearch={{ optionFilterProp: 'label' }}
                  style={{ width: 240 }}
                  value={null}
                  placeholder={t('settings.currencyAdd')}
                  loading={save.isPending}
                  options={CODES.filter((code) => code !== base && !currencies.includes(code)).map((code) => ({
                    value: code,
                    label: name(code),
                  }))}
                  onChange={(code: string | null) => code && save.mutate([...currencies, code])}
                />
                {save.isError && (
                  <span role="alert" className={styles.error}>
                    {save.error.message}
                  </span>
                )}
              </div>
            </Panel>
            {(currencies.length > 0 || rates.length > 0) && (
              <>
                <Rates base={base} currencies={currencies} rates={rates} />
                <RateEffect base={base} />
              </>
            )}
          </>
        );
      }}
    </QueryState>
  );
}
