import { useTranslation } from 'react-i18next';

export const DRAG_HELP = 'board-drag-help';

/** How a card is moved without a pointer; read out with every card. */
export function DragHelp() {
  const { t } = useTranslation();
  return (
    <p id={DRAG_HELP} className="visually-hidden">
      {t('board.dragHelp')}
    </p>
  );
}
