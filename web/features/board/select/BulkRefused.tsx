import { useTranslation } from 'react-i18next';
import { useBoardActions } from '../BoardActions.ts';
import type { Refusal } from '../moves/types.ts';
import styles from './Bulk.module.css';

type Props = { refused: readonly Refusal[]; done: boolean; wordsOf: (one: Refusal) => string[] };

/** The cards that did not pass, or will not, each with its reasons; a click opens the record. */
export function BulkRefused({ refused, done, wordsOf }: Props) {
  const { t } = useTranslation();
  const { references, open } = useBoardActions();
  return (
    <>
      <h3 className={styles.heading}>
        {t(done ? 'board.bulkRefused' : 'board.bulkBarred', { count: refused.length })}
      </h3>
      <ul className={styles.cards}>
        {refused.map((refusal) => {
          const { card } = refusal.placement;
          return (
            <li key={card.id}>
              <button type="button" onClick={() => open(card)}>
                <b>{(card.account && references[card.account]?.title) || card.company || card.title}</b> {card.title}
              </button>
              <ul>
                {wordsOf(refusal).map((words) => (
                  <li key={words}>{words}</li>
                ))}
              </ul>
            </li>
          );
        })}
      </ul>
    </>
  );
}
