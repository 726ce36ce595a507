import { useDroppable } from '@dnd-kit/core';
import { useTranslation } from 'react-i18next';
import { PlusIcon } from '../../../ui/icons.tsx';
import styles from './row.module.css';
import { gapId } from './targets.ts';

type Props = {
  position: number;
  onAdd: () => void;
  /** Beside the stage that is dragged: it stands there already. */
  idle: boolean;
};

/** Between two stages: a place to drop one, and to add one. */
export function Gap({ position, onAdd, idle }: Props) {
  const { t } = useTranslation();
  const { setNodeRef, isOver } = useDroppable({ id: gapId(position), disabled: idle });
  const label = t('designer.addAt', { number: position + 1 });
  return (
    <div ref={setNodeRef} className={styles.gap} data-over={isOver || undefined}>
      <button type="button" className={styles.plus} aria-label={label} title={label} onClick={onAdd}>
        <PlusIcon size={13} />
      </button>
    </div>
  );
}
