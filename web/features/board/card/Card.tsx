import { useDraggable } from '@dnd-kit/core';
import { type KeyboardEvent, memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { CardBody } from '#contract/funnels.ts';
import { usePhone } from '../../../browser/useMediaQuery.ts';
import { cx } from '../../../ui/cx.ts';
import { IconButton } from '../../../ui/IconButton.tsx';
import { MoreIcon } from '../../../ui/icons.tsx';
import { useBoardActions } from '../BoardActions.ts';
import { DRAG_HELP } from '../drag/DragHelp.tsx';
import type { Placement } from '../model/placements.ts';
import styles from './Card.module.css';
import { CardFace } from './CardFace.tsx';
import { focusNeighbour } from './focusNeighbour.ts';

export type DraggedCard = { card: CardBody; from: string };

type Props = { card: CardBody; stage: string; ended: boolean; placement?: Placement | undefined };

/** A card of the board: opens on click, moves by drag, by `m` and by its button. */
export const Card = memo(function Card({ card, stage, ended, placement }: Props) {
  const { t } = useTranslation();
  const phone = usePhone();
  const { open, chooseStage, mayMove } = useBoardActions();
  const still = !mayMove || (placement !== undefined && placement.state !== 'arrived');
  const data: DraggedCard = { card, from: stage };
  const drag = useDraggable({ id: card.id, data, disabled: phone || still });
  const asking = placement?.state === 'asking';

  function pressed(event: KeyboardEvent<HTMLButtonElement>) {
    drag.listeners?.onKeyDown?.(event);
    if (drag.isDragging || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'm' && !still) chooseStage(card, stage, event.currentTarget);
    else if (!focusNeighbour(event.currentTarget, event.key)) return;
    event.preventDefault();
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
        )}
        onClick={() => open(card)}
        onKeyDown={pressed}
      >
        <CardFace card={card} stage={stage} ended={ended} waitingFor={asking ? placement.unmet : undefined} />
      </button>
      {!still && (
        <IconButton
          small
          icon={MoreIcon}
          label={t('board.moveCard', { name: card.title })}
          title={t('board.moveTo')}
          tabIndex={phone ? 0 : -1}
          className={styles.more}
          onClick={(event) => chooseStage(card, stage, event.currentTarget)}
        />
      )}
    </div>
  );
});
