import { useDroppable } from '@dnd-kit/core';
import { type CSSProperties, useContext, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { inLocale } from '#domain/kernel/localized.ts';
import { cx } from '../../../ui/cx.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { NOT_SCROLLED } from '../../../ui/VirtualList.tsx';
import { LaneContext, useBoardActions } from '../BoardActions.ts';
import { CreatePlace } from '../create/CreatePlace.tsx';
import { columnTarget } from '../drag/targets.ts';
import type { Item } from '../model/placements.ts';
import { CardList } from './CardList.tsx';
import styles from './Column.module.css';
import { ColumnHead } from './ColumnHead.tsx';
import type { ColumnProps } from './columnProps.ts';
import { Strip } from './Strip.tsx';

const CARD_HEIGHT = 118;

export function Column(props: ColumnProps) {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const { stage, column, colour, folded, onFold, onMore, drop } = props;
  const lane = useContext(LaneContext);
  const { creating } = useBoardActions();
  // A column that is folded for a while comes back where it was.
  const memory = useRef(NOT_SCROLLED);
  const { setNodeRef, isOver } = useDroppable({ id: columnTarget(stage.key, lane) });
  const target = column.items.some(({ placement }) => placement?.state === 'asking' && placement.to === stage.key);
  // A card that a gate holds back counts where its ghost stands.
  const held = ({ kind, placement }: Item) => kind === 'card' && placement?.state === 'asking';
  const rest = column.count - column.items.filter((item) => !held(item)).length;
  return (
    <section
      ref={setNodeRef}
      data-column={stage.key}
      aria-label={inLocale(stage.names, locale)}
      className={cx(
        styles.column,
        folded && styles.folded,
        (isOver || target) && drop !== 'closed' && styles.target,
        drop === 'closed' && styles.closed,
        drop === 'past' && styles.past,
      )}
      style={{ '--stage-colour': colour } as CSSProperties}
    >
      {folded ? (
        <Strip stage={stage} column={column} onOpen={() => onFold(stage.key, false)} />
      ) : (
        <>
          <ColumnHead {...props} onFold={() => onFold(stage.key, true)} />
          {creating === stage.key && <CreatePlace />}
          <CardList stage={stage} column={column} onMore={onMore} estimate={CARD_HEIGHT} padding={8} memory={memory} />
          {column.nextCursor && rest > 0 && <p className={styles.more}>{t('board.more', { count: rest })}</p>}
        </>
      )}
    </section>
  );
}
