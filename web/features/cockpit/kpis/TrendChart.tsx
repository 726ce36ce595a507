import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import type { Point } from './kpiQueries.ts';
import styles from './TrendChart.module.css';

const WIDTH = 640;
const HEIGHT = 180;
const LEFT = 64;
const BOTTOM = 24;
const TOP = 12;
const STEPS = 4;

type Props = { name: string; months: readonly string[]; points: readonly Point[]; show: (value: number) => string };

/** Twelve months with their axis; the same numbers as a table for who listens. Months without a value are left open. */
export function TrendChart({ name, months, points, show }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const known = points.filter((point) => point !== null);
  if (known.length < 2) return <p className={styles.none}>{t('cockpit.noTrend')}</p>;
  const step = niceStep(Math.max(...known) - Math.min(0, ...known));
  const low = Math.floor(Math.min(0, ...known) / step) * step;
  const high = Math.max(low + step, Math.ceil(Math.max(...known) / step) * step);
  const x = (index: number) => LEFT + (index / Math.max(1, points.length - 1)) * (WIDTH - LEFT - 16);
  const y = (value: number) => TOP + (1 - (value - low) / (high - low)) * (HEIGHT - TOP - BOTTOM);
  const ticks = Array.from({ length: Math.round((high - low) / step) + 1 }, (_, index) => low + index * step);
  const places = points.flatMap((value, index) => (value === null ? [] : [{ value, index }]));
  return (
    <figure className={styles.figure}>
      <figcaption>{t('cockpit.trendOf', { name })}</figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true" focusable="false">
        {ticks.map((tick) => (
          <g key={tick}>
            <line x1={LEFT} x2={WIDTH - 16} y1={y(tick)} y2={y(tick)} className={styles.rule} />
            <text x={LEFT - 8} y={y(tick) + 4} textAnchor="end">
              {show(tick)}
            </text>
          </g>
        ))}
        {months.map((month, index) => (
          <text key={month} x={x(index)} y={HEIGHT - 6} textAnchor="middle">
            {index === 0 || month.endsWith('-01') ? month : month.slice(5)}
          </text>
        ))}
        <polyline
          className={styles.line}
          points={places.map(({ value, index }) => `${x(index)},${y(value)}`).join(' ')}
        />
        {places.map(({ value, index }) => (
          <circle key={index} cx={x(index)} cy={y(value)} r="3" className={styles.dot}>
            <title>{`${months[index]} ${show(value)}`}</title>
          </circle>
        ))}
      </svg>
      <table className="visually-hidden">
        <caption>{t('cockpit.trendOf', { name })}</caption>
        <tbody>
          {months.map((month, index) => {
            const point = points[index] ?? null;
            return (
              <tr key={month}>
                <th scope="row">{format.date(`${month}-01`, 'full').slice(0, 7)}</th>
                <td>{point === null ? '–' : show(point)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </figure>
  );
}

/** 1, 2 or 5 times a power of ten, so that the axis reads evenly. */
export function niceStep(range: number): number {
  if (!(range > 0)) return 1;
  const rough = range / STEPS;
  const power = 10 ** Math.floor(Math.log10(rough));
  return (([1, 2, 5].find((factor) => factor * power >= rough) ?? 10) as number) * power;
}
