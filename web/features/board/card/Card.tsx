import { useDraggable } from '@dnd-kit/core';
import { type KeyboardEvent, type MouseEvent, memo, useContext } from 'react';
import { useTranslation } from 'react-i18next';
import type { CardBody } from '#contract/funnels.ts';
import { usePhone } from '../../../browser/useMediaQuery.ts';
import { cx } from '../../../ui/cx.ts';
import { IconButton } from '../../../ui/IconButton.tsx';
import { CheckIcon, MoreIcon } from '../../../ui/icons.tsx';
import { ColumnCardsContext, LaneContext, useBoardActions } from '../BoardActions.ts';
import { DRAG_HELP } from '../drag/DragHelp.tsx';
import type { Placement } from '../model/placements.ts';
import { type Picked, useMarks, useSelection } from '../select/selection.ts';
import styles from './Card.module.css';
import { CardFace } from './CardFace.tsx';
import { cardKey } from './cardKeys.ts';

export type DraggedCard = Picked;

/** How many things are missing; opens what they are. By key it is `g`, for a card is one button. */
const LACK = '[data-missing]';

type Props = { card: CardBody; stage: string; ended: boolean; placement?: Placement | undefined };

/** A card of the board: opens on click, moves by drag, by `m` and by its button. */
export const Card = memo(function Card({ card, stage, ended, placement }: Props) {
  const { t } = useTranslation();
  const phone = usePhone();
  const actions = useBoardActions();
  const { open, chooseStage, showMissing, mayMove } = actions;
  const selection = useSelection();
  const marks = useMarks(card.id);
  const lane = useContext(LaneContext);
  const column = useContext(ColumnCardsContext);
  const still = !mayMove || (placement !== undefined && placement.state !== 'arrived');
  const data: DraggedCard = { card, from: stage, lane };
  const drag = useDraggable({ id: card.id, data, disabled: phone || still });
  const asking = placement?.state === 'asking';

  function pressed(event: KeyboardEvent<HTMLButtonElement>) {
    drag.listeners?.onKeyDown?.(event);
    if (drag.isDragging || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    const pressed = cardKey({ event, picked: data, still, actions, selection, column });
    if (pressed) event.preventDefault();
  }

  function clicked(event: MouseEvent) {
    const lack = still ? null : (event.target as Element).closest<HTMLElement>(LACK);
    if (lack) return showMissing(data, lack);
    if (phone || !mayMove) open(card);
    else if (event.shiftKey) selection.extend(column(), data);
    else if (event.ctrlKey || event.metaKey) selection.toggle(data);
    else open(card);
  }

  return (
    <div className={styles.place}>
      <button
        type="button"
        {...drag.listeners}
        ref={drag.setNodeRef}
        data-card={card.id}
        aria-describedby={phone || still ? undefined : DRAG_HELP}
        className={cx(
          styles.card,
          drag.isDragging && styles.lifted,
          asking && styles.asking,
          placement?.state === 'moving' && styles.moving,
          marks.picked && styles.picked,
          marks.flashing && styles.flashing,
        )}
        onClick={clicked}
        onKeyDown={pressed}
      >
        <CardFace card={card} stage={stage} ended={ended} waitingFor={asking ? placement.unmet : undefined} />
      </button>
      {mayMove && !phone && (
        <button
          type="button"
          tabIndex={-1}
          className={cx(styles.pick, marks.picked && styles.isPicked)}
          aria-label={t('board.pickCard', { name: card.title })}
          aria-pressed={marks.picked}
          onClick={(event) => (event.shiftKey ? selection.extend(column(), data) : selection.toggle(data))}
        >
          {marks.picked && <CheckIcon size={12} />}
        </button>
      )}
      {!still && (
        <IconButton
          small
          icon={MoreIcon}
          label={t('board.moveCard', { name: card.title })}
          title={t('board.moveTo')}
          tabIndex={phone ? 0 : -1}
          className={styles.more}
          onClick={(event) => chooseStage(data, event.currentTarget)}
        />
      )}
    </div>
  );
});
