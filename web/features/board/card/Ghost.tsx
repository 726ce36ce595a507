import { useTranslation } from 'react-i18next';
import { useBoardActions } from '../BoardActions.ts';
import type { Placement } from '../model/placements.ts';
import styles from './Card.module.css';

/** Where a card stood whose move waits for what a gate asks. */
export function Ghost({ placement }: { placement: Placement }) {
  const { t } = useTranslation();
  const { nameOf, references } = useBoardActions();
  const { card, to } = placement;
  const name = (card.account && references[card.account]?.title) || card.company || card.title;
  return <div className={styles.ghost}>{t('board.onItsWay', { name, stage: nameOf(to) })}</div>;
}
