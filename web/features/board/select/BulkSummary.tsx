import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useDelayed } from '../../../browser/useDelayed.ts';
import { CheckIcon } from '../../../ui/icons.tsx';
import type { BulkMove, Refusal } from '../moves/types.ts';
import styles from './Bulk.module.css';
import { lacksOf } from './bulkNeeds.ts';

/** The server takes a move back for a minute. */
const UNDO_MS = 55_000;

type Props = { bulk: BulkMove; onUndo: () => void; wordsOf: (refusal: Refusal) => string[] };

/** How many cards will go or went, how many are there already, and what the others lack. */
export function BulkSummary({ bulk: { state, going, refused, there }, onUndo, wordsOf }: Props) {
  const { t } = useTranslation();
  const isDone = state === 'done';
  const late = useDelayed(isDone && going.length > 0, UNDO_MS);
  const lacks = lacksOf(refused, wordsOf);
  return (
    <>
      <ul className={styles.sums} role="status">
        <li>
          <CheckIcon size={15} className={going.length > 0 ? 'tone-won' : 'tone-quiet'} />
          {t(isDone ? 'board.bulkGone' : 'board.bulkWill', { count: going.length })}
          {isDone && going.length > 0 && !late && (
            <Button size="small" type="link" onClick={onUndo}>
              {t('board.undoAll', { count: going.length })}
            </Button>
          )}
        </li>
        {there > 0 && <li>{t('board.bulkThere', { count: there })}</li>}
        {refused.length > 0 && <li className="tone-stalled">{t('board.bulkNot', { count: refused.length })}</li>}
      </ul>
      {refused.length > 1 && (
        <ul className={styles.lacks}>
          {lacks.map(({ words, count }) => (
            <li key={words}>
              <span>{words}</span>
              <b>{count}</b>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
