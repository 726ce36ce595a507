import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CurrencySettings } from '#contract/settings.ts';
import { useDeleteRate, useEnterRates } from '../../../api/settings.ts';
import { DayPicker } from '../../../ui/DayPicker.tsx';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { CloseIcon } from '../../../ui/icons.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { Empty } from '../../../ui/states.tsx';
import { toast } from '../../../ui/toast.ts';
import styles from '../settings.module.css';
import { PasteRates } from './PasteRates.tsx';

/** Every rate there has been; the newest that has begun is the one that counts. */
export function Rates({ base, currencies, rates }: CurrencySettings) {
  const { t } = useTranslation();
  const format = useFormat();
  const [currency, setCurrency] = useState<string>();
  const [validFrom, setValidFrom] = useState(format.today());
  const [rate, setRate] = useState('');
  const [pasting, setPasting] = useState(false);
  const enter = useEnterRates();
  const remove = useDeleteRate();
  const chosen = currency ?? currencies[0];
  const ready = chosen && /^\d{1,12}(\.\d{1,12})?$/.test(rate) && /[1-9]/.test(rate);
  const failed = enter.error ?? remove.error;
  return (
    <Panel
      title={t('settings.ratesTitle')}
      extra={
        <Button size="small" onClick={() => setPasting(!pasting)}>
          {t('settings.ratesPaste')}
        </Button>
      }
    >
      {pasting && <PasteRates onDone={() => setPasting(false)} />}
      <form
        className={styles.bar}
        style={{ paddingBlock: '0 12px' }}
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) enter.mutate([{ currency: chosen, validFrom, rate }], { onSuccess: () => setRate('') });
        }}
      >
        <Select
          aria-label={t('settings.rateCurrency')}
          value={chosen ?? null}
          options={currencies.map((value) => ({ value, label: value }))}
          onChange={setCurrency}
          style={{ width: 96 }}
        />
        <DayPicker label={t('settings.rateFrom')} value={validFrom} onChange={setValidFrom} />
        <Input
          aria-label={t('settings.rateValue', { base })}
          placeholder={t('settings.rateValue', { base })}
          inputMode="decimal"
          value={rate}
          style={{ width: 150 }}
          onChange={(event) => setRate(event.target.value.trim())}
        />
        <Button type="primary" htmlType="submit" disabled={!ready} loading={enter.isPending}>
          {t('settings.rateAdd')}
        </Button>
        {failed && (
          <span role="alert" className={styles.error}>
            {failed.message}
          </span>
        )}
      </form>
      {rates.length === 0 ? (
        <Empty title={t('settings.ratesNone')} />
      ) : (
        <div className={styles.scroll}>
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col">{t('settings.rateFrom')}</th>
                <th scope="col">{t('settings.rateCurrency')}</th>
                <th scope="col" className={styles.num}>
                  {t('settings.rateValue', { base })}
                </th>
                <th scope="col">{t('settings.rateBy')}</th>
                <th />
              </tr>
            </thead>
            <tbody>
              {rates.map((row) => (
                <tr key={`${row.currency} ${row.validFrom}`}>
                  <td>{format.date(row.validFrom, 'full')}</td>
                  <td>{row.currency}</td>
                  <td className={styles.num}>{format.number(row.rate)}</td>
                  <td className="tone-quiet">
                    {[row.enteredBy, format.relative(row.enteredAt)].filter(Boolean).join(' · ')}
                  </td>
                  <td className={styles.num}>
                    <IconButton
                      icon={CloseIcon}
                      label={t('settings.rateDelete')}
                      onClick={() =>
                        remove.mutate(row, {
                          onSuccess: () => toast(t('settings.rateDeleted'), { undo: () => enter.mutate([pick(row)]) }),
                        })
                      }
                    />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Panel>
  );
}

const pick = ({ currency, validFrom, rate }: CurrencySettings['rates'][number]) => ({ currency, validFrom, rate });
