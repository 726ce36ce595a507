import { useTranslation } from 'react-i18next';
import type { GateAsk } from '../../../parts/gates/index.ts';
import { Amount } from '../../../ui/Amount.tsx';
import { cx } from '../../../ui/cx.ts';
import { useBoardActions } from '../BoardActions.ts';
import type { Placement } from '../model/placements.ts';
import styles from './GatePanel.module.css';

/** Whose move it is, and how far it has come. */
export function GateHead({ placement: { card }, gate }: { placement: Placement; gate: GateAsk }) {
  const { t } = useTranslation();
  const { references } = useBoardActions();
  const customer = (card.account && references[card.account]?.title) || card.company;
  const done = gate.total - gate.left;
  return (
    <>
      <p className={styles.subject}>
        {customer && `${customer} · `}
        {card.title}
        {card.amount !== null && (
          <>
            {' · '}
            <Amount value={card.amount} strong />
          </>
        )}
      </p>
      <div className={styles.progress} aria-hidden="true">
        {Array.from({ length: Math.max(1, gate.total) }, (_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts are all alike
          <i key={index} className={cx(gate.ready && index < done && styles.reached)} />
        ))}
      </div>
      <p className={styles.left} role="status">
        {gate.ready ? t('gates.gateLeft', { total: gate.total, left: gate.left }) : t('common.loading')}
      </p>
    </>
  );
}
