import { useTranslation } from 'react-i18next';
import { Delta } from '../../../ui/Delta.tsx';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { Figure } from '../figure/Figure.tsx';
import { useSpan } from '../figure/useSpan.ts';
import { useCockpit } from '../scope/CockpitContext.ts';
import type { Baseline } from '../scope/scope.ts';
import styles from './KpiStrip.module.css';
import type { Point, Totals } from './kpiQueries.ts';
import { changeOf, type Kpi } from './kpis.ts';
import { Sparkline } from './Sparkline.tsx';
import { WinModeChoice } from './WinModeChoice.tsx';

type Props = { kpi: Kpi; now: Totals; before: Totals | undefined; trend: Point[] | undefined };

export function KpiCard({ kpi, now, before, trend }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const span = useSpan();
  const { scope } = useCockpit();
  const value = kpi.of(now);
  const name = t(`cockpit.kpi.${kpi.key}`);
  const change = before ? changeOf(kpi, now, before) : null;
  const { number, unit } = partsOf();
  const { baseline } = scope;
  const mean = kpi.key === 'cycle' ? now.cycle.mean : null;
  return (
    <div className={styles.kpi}>
      <div className={styles.key}>
        {name}
        {kpi.key === 'winRate' ? <WinModeChoice /> : <em>{note()}</em>}
      </div>
      <div className={styles.value}>
        {value === null || value === undefined ? (
          <span className={styles.none} title={kpi.key === 'velocity' ? t('cockpit.tooFew') : undefined}>
            –
          </span>
        ) : (
          <Figure drill={kpi.drill} label={name} bare>
            <b title={kpi.show === 'amount' ? format.exactAmount(String(value)) : undefined}>{number}</b>
            <small>{unit}</small>
          </Figure>
        )}
        {mean != null && <em>{t('cockpit.mean', { mean: format.number(Number(mean), 2) })}</em>}
      </div>
      <div className={styles.foot}>
        {change === null || !baseline ? (
          <span className={styles.none}>{value == null && kpi.key === 'velocity' ? t('cockpit.tooFewShort') : ''}</span>
        ) : (
          <span title={against(baseline)}>
            <Delta change={change} text={changeText(change)} lowerIsBetter={kpi.lowerIsBetter ?? false} />
          </span>
        )}
        {trend && <Sparkline points={trend} label={t('cockpit.trendOf', { name })} />}
      </div>
    </div>
  );

  function against({ place, window, quarter }: Baseline): string {
    const days = span(kpi.key === 'quarterWon' ? quarter : window);
    return place ? t('cockpit.againstPlace', { name: place.name, span: days }) : t('cockpit.against', { span: days });
  }

  function partsOf(): { number: string; unit: string } {
    if (value === null || value === undefined) return { number: '', unit: '' };
    if (kpi.show === 'share') return { number: format.number(Math.round(Number(value) * 1000) / 10, 1), unit: '%' };
    if (kpi.show === 'days') return { number: format.number(Number(value), 0), unit: t('cockpit.daysUnit') };
    const parts = format.amountParts(String(value));
    return kpi.show === 'perDay' ? { ...parts, unit: t('cockpit.perDay', { unit: parts.unit }) } : parts;
  }

  function changeText(by: number): string {
    const size = format.number(Math.abs(by), 1);
    if (kpi.show === 'share') return t('cockpit.points', { size });
    return kpi.show === 'days' ? format.days(Math.abs(by)) : `${size}%`;
  }

  function note(): string {
    if (kpi.key === 'stock') return t('cockpit.pieces', { number: format.number(Number(now.stock.count ?? 0)) });
    if (kpi.key === 'quarterWon')
      return t('cockpit.pieces', { number: format.number(Number(now.quarterWon.won ?? 0)) });
    return kpi.key === 'cycle' ? t('cockpit.median') : '';
  }
}
