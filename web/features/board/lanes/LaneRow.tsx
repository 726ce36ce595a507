import { useDroppable } from '@dnd-kit/core';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LanesBody } from '#contract/funnels.ts';
import { sumDecimals } from '#domain/kernel/decimal.ts';
import { inLocale } from '#domain/kernel/localized.ts';
import { type BoardQuery, useBoard, useMoreCards } from '../../../api/board.ts';
import { Amount } from '../../../ui/Amount.tsx';
import { Avatar } from '../../../ui/Avatar.tsx';
import { cx } from '../../../ui/cx.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { ChevronDownIcon, ChevronRightIcon } from '../../../ui/icons.tsx';
import { BoardActionsContext, LaneContext, useBoardActions } from '../BoardActions.ts';
import { CardList } from '../column/CardList.tsx';
import columnStyles from '../column/Column.module.css';
import type { DrawnColumn } from '../column/columnProps.ts';
import { columnTarget } from '../drag/targets.ts';
import type { Drop } from '../drag/useVerdict.ts';
import { applyPlacements, type Placement, type ShownColumn } from '../model/placements.ts';
import styles from './Lanes.module.css';
import type { LaneGround } from './laneGround.ts';
import { laneName } from './laneName.ts';

type Props = {
  lane: LanesBody['lanes'][number];
  ground: LaneGround;
  placements: readonly Placement[];
  columns: readonly DrawnColumn[];
  dropOn: (stage: string, lane: string | null) => Drop;
  shut: boolean;
  onShut: (shut: boolean) => void;
};

export function LaneRow({ lane, ground, placements, columns, dropOn, shut, onShut }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const { field, answer } = ground;
  const place = useRef<HTMLElement>(null);
  const seen = useSeen(place);
  const name =
    laneName(field, lane.key, answer.references, format.locale) ??
    t('board.laneNone', {
      field: inLocale(field.labels, format.locale),
    });
  const open = lane.columns.filter(({ stage }) =>
    columns.some((one) => one.stage.key === stage && one.stage.kind === 'open'),
  );
  const amounts = open.flatMap(({ amount }) => amount ?? []);
  return (
    <section ref={place} className={styles.lane} aria-label={name} data-lane={lane.key ?? ''}>
      <h3 className={styles.title}>
        <button type="button" aria-expanded={!shut} className={styles.toggle} onClick={() => onShut(!shut)}>
          {shut ? <ChevronRightIcon size={14} /> : <ChevronDownIcon size={14} />}
          {field.type === 'user' && lane.key !== null && <Avatar name={name} size={20} />}
          <span className="ellipsis">{name}</span>
          <span className={styles.sums}>
            {t('board.laneOpen', { count: open.reduce((sum, { count }) => sum + count, 0) })}
            {amounts.length > 0 && (
              <>
                {' · '}
                <Amount value={sumDecimals(amounts)} strong />
              </>
            )}
          </span>
        </button>
      </h3>
      {!shut && (
        <LaneContext value={lane.key}>
          {seen ? (
            <Cells lane={lane} ground={ground} placements={placements} columns={columns} dropOn={dropOn} />
          ) : (
            <div className={styles.waiting} />
          )}
        </LaneContext>
      )}
    </section>
  );
}

type CellsProps = Omit<Props, 'shut' | 'onShut'>;

function Cells({ lane, ground, placements, columns, dropOn }: CellsProps) {
  const { query, field, probabilityOf, inTurn } = ground;
  const own = useMemo(
    (): BoardQuery => ({ ...query, lane: { field: field.key, key: lane.key } }),
    [query, field.key, lane.key],
  );
  const board = useBoard(own);
  const turn = useMemo(() => ({ inTurn }), [inTurn]);
  const more = useMoreCards(own, turn);
  const shown = useMemo(
    () => board.data && applyPlacements(board.data.columns, placements, probabilityOf, { lane: lane.key }),
    [board.data, placements, probabilityOf, lane.key],
  );
  const around = useBoardActions();
  const references = board.data?.references;
  const actions = useMemo(
    () => ({ ...around, references: { ...around.references, ...references } }),
    [around, references],
  );
  if (!shown) return <div className={styles.waiting} aria-busy="true" />;
  return (
    <BoardActionsContext value={actions}>
      <div className={styles.cells}>
        {columns.map((drawn) => {
          const column = shown.find(({ stage }) => stage === drawn.stage.key);
          return (
            column && (
              <Cell
                key={drawn.stage.key}
                drawn={drawn}
                column={column}
                lane={lane.key}
                drop={dropOn(drawn.stage.key, lane.key)}
                onMore={more}
              />
            )
          );
        })}
      </div>
    </BoardActionsContext>
  );
}

type CellProps = {
  drawn: DrawnColumn;
  column: ShownColumn;
  lane: string | null;
  drop: Drop;
  onMore: (stage: string) => void;
};

function Cell({ drawn: { stage, folded }, column, lane, drop, onMore }: CellProps) {
  const format = useFormat();
  const { setNodeRef, isOver } = useDroppable({ id: columnTarget(stage.key, lane) });
  return (
    <div
      ref={setNodeRef}
      data-column={stage.key}
      className={cx(
        styles.cell,
        folded && styles.folded,
        isOver && drop !== 'closed' && columnStyles.target,
        drop === 'closed' && columnStyles.closed,
        drop === 'past' && columnStyles.past,
      )}
    >
      {folded ? (
        <span className={styles.foldedCount}>{column.count > 0 && format.number(column.count)}</span>
      ) : column.items.length === 0 ? null : (
        <>
          {column.amount !== undefined && column.count > 1 && (
            <p className={styles.cellSums}>
              <span>{format.number(column.count)}</span>
              <Amount value={column.amount} />
            </p>
          )}
          <CardList stage={stage} column={column} onMore={onMore} estimate={118} padding={6} />
        </>
      )}
    </div>
  );
}

/** Whether an element has come near the window once. */
function useSeen(ref: { current: HTMLElement | null }): boolean {
  const [seen, setSeen] = useState(false);
  useEffect(() => {
    const element = ref.current;
    if (!element || seen) return;
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && setSeen(true), {
      rootMargin: '200px',
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [ref, seen]);
  return seen;
}
