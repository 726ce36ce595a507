import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { RatePreview, RatesApplied } from '#contract/settings.ts';
import { useApplyRates, useRateEffect, useUndoRates } from '../../../api/settings.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { Empty, QueryState } from '../../../ui/states.tsx';
import { toast } from '../../../ui/toast.ts';
import styles from '../settings.module.css';

/** What today's rates would make of open deals, and the act that does it. */
export function RateEffect({ base }: { base: string }) {
  const { t } = useTranslation();
  const effect = useRateEffect(true);
  const apply = useApplyRates();
  const undo = useUndoRates();
  const left = (answer: RatesApplied) =>
    answer.left > 0 ? ` ${t('settings.effectLeft', { count: answer.left })}` : '';
  const takeBack = (batch: number) =>
    undo.mutate(batch, {
      onSuccess: (answer) => toast(t('settings.effectUndone', { count: answer.changed }) + left(answer)),
    });
  const start = () =>
    apply.mutate(undefined, {
      onSuccess: (answer) => {
        const { batch } = answer;
        toast(t('settings.effectApplied', { count: answer.changed }) + left(answer), {
          ...(batch === null ? {} : { undo: () => takeBack(batch) }),
        });
      },
    });
  const failed = apply.error ?? undo.error;
  return (
    <Panel title={t('settings.effectTitle')}>
      <p className={styles.help}>{t('settings.effectHelp')}</p>
      <QueryState query={effect} lines={2}>
        {(data) => {
          if (data.open === 0) return <Empty title={t('settings.effectNone')} />;
          return (
            <>
              <EffectTable effect={data} base={base} />
              <div className={styles.bar}>
                {data.changing === 0 && data.missing.length === 0 ? (
                  <span className="tone-won">{t('settings.effectSame', { open: data.open })}</span>
                ) : (
                  <Button type="primary" disabled={data.changing === 0} loading={apply.isPending} onClick={start}>
                    {t('settings.effectApply', { count: data.changing })}
                  </Button>
                )}
                {data.missing.map((currency) => (
                  <span key={currency} className="tone-stalled">
                    {t('settings.rateNone', { currency })}
                  </span>
                ))}
                {failed && (
                  <span role="alert" className={styles.error}>
                    {failed.message}
                  </span>
                )}
              </div>
            </>
          );
        }}
      </QueryState>
    </Panel>
  );
}

function EffectTable({ effect, base }: { effect: RatePreview; base: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <div className={styles.scroll}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('settings.rateCurrency')}</th>
            <th scope="col" className={styles.num}>
              {t('settings.effectDeals')}
            </th>
            <th scope="col" className={styles.num}>
              {t('settings.effectOriginal')}
            </th>
            <th scope="col" className={styles.num}>
              {t('settings.effectBefore')}
            </th>
            <th scope="col" className={styles.num}>
              {t('settings.effectAfter')}
            </th>
          </tr>
        </thead>
        <tbody>
          {effect.byCurrency.map((row) => (
            <tr key={row.currency}>
              <td>{row.currency}</td>
              <td className={styles.num}>{format.number(row.count)}</td>
              <td className={styles.num}>{format.exactAmount(row.amount, row.currency)}</td>
              <td className={styles.num}>{format.exactAmount(row.before, base)}</td>
              <td className={styles.num}>{format.exactAmount(row.after, base)}</td>
            </tr>
          ))}
          <tr>
            <td>{t('settings.effectTotal')}</td>
            <td className={styles.num}>{format.number(effect.open)}</td>
            <td />
            <td className={styles.num}>{format.exactAmount(effect.before, base)}</td>
            <td className={styles.num}>{format.exactAmount(effect.after, base)}</td>
          </tr>
        </tbody>
      </table>
    </div>
  );
}
