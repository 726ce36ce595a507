import { useTranslation } from 'react-i18next';
import { cx } from '../../../ui/cx.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { Figure } from '../figure/Figure.tsx';
import { useShare } from '../figure/useShare.ts';
import styles from './CrossTable.module.css';
import type { Cross, CrossCell, CrossLine } from './crossTable.ts';

type Props = { table: Cross; rowsLabel: string };

/** A heat map that reads as a table; every cell with records is a button. */
export function CrossTable({ table, rowsLabel }: Props) {
  const { t } = useTranslation();
  const heads = table.withTotal ? [...table.columns, { key: 'total', label: t('cockpit.total') }] : table.columns;
  return (
    <div className={styles.scroll}>
      <table className={styles.heat} style={{ minWidth: 120 + heads.length * 76 }}>
        <thead>
          <tr>
            <th scope="col">{rowsLabel}</th>
            {heads.map((column) => (
              <th key={column.key} scope="col" title={column.label}>
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.lines.map((line) => (
            <Line key={line.key} line={line} heads={heads.map((head) => head.label)} />
          ))}
        </tbody>
        {table.sum && (
          <tfoot>
            <Line line={{ ...table.sum, label: t('cockpit.total') }} heads={heads.map((head) => head.label)} strong />
          </tfoot>
        )}
      </table>
    </div>
  );
}

function Line({ line, heads, strong }: { line: CrossLine; heads: string[]; strong?: boolean }) {
  return (
    <tr>
      <th scope="row" title={line.label}>
        {line.label}
      </th>
      {line.cells.map((cell, index) => (
        <td key={heads[index]}>
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
  const text = read(cell.main);
  const body = (
    <>
      {text}
      {cell.below && <small>{read(cell.below)}</small>}
    </>
  );
  if (!cell.drill) return <span className={cx(styles.cell, styles.none)}>{body}</span>;
  return (
    <Figure drill={cell.drill} label={label} bare className={cx(styles.cell, HEATS[cell.heat], strong && styles.sum)}>
      {body}
    </Figure>
  );

  function read({ unit, value }: { unit: CrossCell['main']['unit']; value: number | string | null }): string {
    if (value === null) return '–';
    if (unit === 'share') return share(Number(value));
    if (unit === 'amount') return format.amount(String(value));
    return format.number(value, unit === 'days' ? 1 : 0);
  }
}
