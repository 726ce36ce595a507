import { memo } from 'react';
import { usePhone } from '../../browser/useMediaQuery.ts';
import { cx } from '../../ui/cx.ts';
import { ErrorState, NoMatch } from '../../ui/states.tsx';
import styles from './BoardPage.module.css';
import { BoardSkeleton } from './BoardSkeleton.tsx';
import { Columns, type ColumnsProps } from './column/Columns.tsx';
import { EmptyBoard } from './EmptyBoard.tsx';
import { PhoneColumns } from './phone/PhoneColumns.tsx';

type Props = Omit<ColumnsProps, 'columns' | 'className'> & {
  error: Error | null;
  onRetry: () => unknown;
  /** What is shown is of the filters before. */
  stale: boolean;
  columns: ColumnsProps['columns'] | undefined;
  /** Something narrows the board. */
  filtered: boolean;
  onClear: () => void;
};

/** The columns, or what stands instead of them. Drawn anew only when something of its own changes. */
export const BoardBody = memo(function BoardBody(props: Props) {
  const { error, onRetry, stale, columns, filtered, onClear, ...shape } = props;
  const phone = usePhone();
  if (!columns) {
    return error ? (
      <div className={styles.middle}>
        <ErrorState error={error} onRetry={() => void onRetry()} />
      </div>
    ) : (
      <BoardSkeleton columns={shape.funnel.live.stages.filter(({ kind }) => kind === 'open').length} />
    );
  }
  if (columns.every((column) => column.items.length === 0)) {
    return (
      <div className={styles.middle}>
        {filtered ? <NoMatch onClear={onClear} /> : <EmptyBoard object={shape.object} />}
      </div>
    );
  }
  const Shown = phone ? PhoneColumns : Columns;
  return <Shown {...shape} columns={columns} className={cx(stale && styles.stale)} />;
});
