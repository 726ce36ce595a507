import type { BoardBody as BoardAnswer } from '#contract/funnels.ts';
import { usePhone } from '../../browser/useMediaQuery.ts';
import { cx } from '../../ui/cx.ts';
import { ErrorState, NoMatch } from '../../ui/states.tsx';
import styles from './BoardPage.module.css';
import { BoardSkeleton } from './BoardSkeleton.tsx';
import { Columns, type ColumnsProps } from './column/Columns.tsx';
import { EmptyBoard } from './EmptyBoard.tsx';
import { PhoneColumns } from './phone/PhoneColumns.tsx';

type Props = Omit<ColumnsProps, 'columns' | 'className'> & {
  board: { data?: BoardAnswer | undefined; error: Error | null; isPlaceholderData: boolean; refetch: () => unknown };
  columns: ColumnsProps['columns'] | undefined;
  /** Something narrows the board. */
  filtered: boolean;
  onClear: () => void;
};

/** The columns, or what stands instead of them. */
export function BoardBody({ board, columns, filtered, onClear, ...shape }: Props) {
  const phone = usePhone();
  if (!columns) {
    return board.error ? (
      <div className={styles.middle}>
        <ErrorState error={board.error} onRetry={() => void board.refetch()} />
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
  return <Shown {...shape} columns={columns} className={cx(board.isPlaceholderData && styles.stale)} />;
}
