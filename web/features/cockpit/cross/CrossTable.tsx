import { useTranslation } from 'react-i18next';
import type { MeasureUnit } from '#domain/measures/types.ts';
import { cx } from '../../../ui/cx.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { ArrowDownIcon, ArrowUpIcon } from '../../../ui/icons.tsx';
import { Figure } from '../figure/Figure.tsx';
import { useShare } from '../figure/useShare.ts';
import { useCockpit } from '../scope/CockpitContext.ts';
import styles from './CrossTable.module.css';
import { type Cross, type CrossCell, type CrossLine, columnSort } from './crossTable.ts';

type Props = { table: Cross; rowsLabel: string; addsUp: boolean };

const LABEL_PX = 120;
const CELL_PX = 84;

/** A heat map that reads as a table; every cell with records is a button, every head sorts. */
export function CrossTable({ table, rowsLabel, addsUp }: Props) {
  const { t } = useTranslation();
  const total = { key: 'total', label: addsUp ? t('cockpit.total') : t('cockpit.overall') };
  const heads = [
    ...table.columns.map(({ key, label }) => ({ key: columnSort(key), label })),
    ...(table.withTotal ? [total] : []),
  ];
  const labels = heads.map(({ label }) => label);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <section className={styles.scroll} data-scroll tabIndex={0} aria-label={t('cockpit.crossTable')}>
      <table className={styles.heat} style={{ minWidth: LABEL_PX + heads.length * CELL_PX }}>
        <thead>
          <tr>
            <Head sortKey="label" label={rowsLabel} />
            {heads.map(({ key, label }) => (
              <Head key={key} sortKey={key} label={label} />
            ))}
          </tr>
        </thead>
        <tbody>
          {table.lines.map((line) => (
            <Line key={line.key} line={line} heads={labels} />
          ))}
        </tbody>
        {table.sum && (
          <tfoot>
            <Line
              line={{ ...table.sum, label: table.withTotal ? total.label : t('cockpit.total') }}
              heads={labels}
              strong
            />
          </tfoot>
        )}
      </table>
    </section>
  );
}

/** First click the largest first (labels: from A), the second turns it round, the third gives the own order back. */
function Head({ sortKey, label }: { sortKey: string; label: string }) {
  const { scope, change } = useCockpit();
  const { sort } = scope.search;
  const [first, second] = sortKey === 'label' ? ['label', '-label'] : [`-${sortKey}`, sortKey];
  const next = sort === first ? second : sort === second ? undefined : first;
  const ascending = sort === sortKey;
  const sorted = ascending || sort === `-${sortKey}`;
  const Arrow = ascending ? ArrowUpIcon : ArrowDownIcon;
  return (
    <th scope="col" title={label} aria-sort={sorted ? (ascending ? 'ascending' : 'descending') : 'none'}>
      <button type="button" className={styles.sort} onClick={() => change({ sort: next })}>
        <span className="ellipsis">{label}</span>
        {sorted && <Arrow size={12} />}
      </button>
    </th>
  );
}

function Line({ line, heads, strong }: { line: CrossLine; heads: string[]; strong?: boolean }) {
  return (
    <tr>
      <th scope="row" title={line.label}>
        {line.label}
      </th>
      {line.cells.map((cell, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: cells stand in the order of their columns, whose labels may repeat
        <td key={index}>
          <CellView cell={cell} label={`${line.label} · ${heads[index]}`} strong={strong ?? false} />
        </td>
      ))}
    </tr>
  );
}

const HEATS = [undefined, styles.h1, styles.h2, styles.h3, styles.h4];

function CellView({ cell, label, strong }: { cell: CrossCell; label: string; strong: boolean }) {
  const format = useFormat();
  const share = useShare();
  const { below, change } = cell;
  const body = (
    <>
      {read(cell.main)}
      {change === undefined ? below && <small>{read(below)}</small> : <Change change={change} unit={cell.main.unit} />}
    </>
  );
  if (!cell.drill) return <span className={cx(styles.cell, styles.none)}>{body}</span>;
  return (
    <Figure drill={cell.drill} label={label} bare className={cx(styles.cell, HEATS[cell.heat], strong && styles.sum)}>
      {body}
    </Figure>
  );

  function read({ unit, value }: { unit: MeasureUnit; value: number | string | null }): string {
    if (value === null) return '–';
    if (unit === 'share') return share(Number(value));
    if (unit === 'amount' || unit === 'amountPerDay') return format.amount(String(value));
    return format.number(value, unit === 'days' ? 1 : 0);
  }
}

/** Against the baseline: `+12.5%`, `−3.1` points or days. */
function Change({ change, unit }: { change: number | null; unit: MeasureUnit }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (change === null) return <small>–</small>;
  const sign = change > 0 ? '+' : change < 0 ? '−' : '';
  const size = `${sign}${format.number(Math.abs(change), 1)}`;
  const text = unit === 'share' ? t('cockpit.points', { size }) : unit === 'days' ? size : `${size}%`;
  return <small>{text}</small>;
}
