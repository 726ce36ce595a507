import { type RefObject, useCallback, useContext, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { FunnelBody } from '#contract/funnels.ts';
import { type ScrollMemory, VirtualList } from '../../../ui/VirtualList.tsx';
import { ColumnCardsContext, LaneContext } from '../BoardActions.ts';
import { Card } from '../card/Card.tsx';
import { Ghost } from '../card/Ghost.tsx';
import type { Item, ShownColumn } from '../model/placements.ts';
import styles from './Column.module.css';
import { useArrival } from './useArrival.ts';

type Props = {
  stage: FunnelBody['live']['stages'][number];
  column: ShownColumn;
  onMore: (stage: string) => void;
  /** Expected height of a card in px. */
  estimate: number;
  padding?: number;
  memory?: RefObject<ScrollMemory>;
};

/** Cards are costly to draw, and a divided board has many short lists of them. */
const OVERSCAN = 3;
const keyOf = (item: Item) => `${item.kind}:${item.card.id}`;

/** The cards of a stage; draws those in sight and loads more towards the end. */
export function CardList({ stage, column, onMore, estimate, padding = 0, memory }: Props) {
  const { t } = useTranslation();
  const place = useRef<HTMLDivElement>(null);
  useArrival(column, place);
  const lane = useContext(LaneContext);
  const shown = useRef(column.items);
  useEffect(() => {
    shown.current = column.items;
  }, [column.items]);
  const cards = useCallback(
    () => shown.current.flatMap(({ kind, card }) => (kind === 'card' ? [{ card, from: stage.key, lane }] : [])),
    [stage.key, lane],
  );
  const more = useCallback(() => onMore(stage.key), [onMore, stage.key]);
  if (column.items.length === 0) return <p className={styles.empty}>{t('board.emptyColumn')}</p>;
  return (
    <ColumnCardsContext value={cards}>
      <div ref={place} className={styles.list}>
        <VirtualList
          items={column.items}
          keyOf={keyOf}
          estimate={estimate}
          gap={8}
          overscan={OVERSCAN}
          padding={padding}
          onEnd={more}
          anchored
          memory={memory}
          className={styles.cards}
        >
          {(item) =>
            item.kind === 'ghost' && item.placement ? (
              <Ghost placement={item.placement} />
            ) : (
              <Card card={item.card} stage={stage.key} ended={stage.kind !== 'open'} placement={item.placement} />
            )
          }
        </VirtualList>
      </div>
    </ColumnCardsContext>
  );
}
