import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { sumDecimals } from '#domain/kernel/decimal.ts';
import { Amount } from '../../../ui/Amount.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { CloseIcon } from '../../../ui/icons.tsx';
import styles from './Bulk.module.css';
import { type Picked, usePicked, useSelection } from './selection.ts';

/** What is picked, and what can be done with it. */
export function BulkBar({ onChoose }: { onChoose: (first: Picked, beside: HTMLElement) => void }) {
  const { t } = useTranslation();
  const selection = useSelection();
  const picked = [...usePicked().values()];
  const [first] = picked;
  const amounts = picked.flatMap(({ card }) => card.amount ?? []);
  return (
    <div className={styles.place}>
      <p className="visually-hidden" role="status">
        {picked.length > 0 && t('board.picked', { count: picked.length })}
      </p>
      {first && (
        <div className={styles.bar} role="toolbar" aria-label={t('board.pickedActions')}>
          <span>
            {t('board.picked', { count: picked.length })}
            {amounts.length > 0 && (
              <>
                {' · '}
                <Amount value={sumDecimals(amounts)} strong />
              </>
            )}
          </span>
          <Button size="small" type="primary" onClick={(event) => onChoose(first, event.currentTarget)}>
            {t('board.moveTo')}
          </Button>
          <IconButton small icon={CloseIcon} label={t('board.pickNone')} onClick={() => selection.clear()} />
        </div>
      )}
    </div>
  );
}
