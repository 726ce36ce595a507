import { useTranslation } from 'react-i18next';
import { useApprovalWay } from '../../api/approvals.ts';
import { useSettled } from '../../browser/useDelayed.ts';
import { ErrorState } from '../../ui/states.tsx';
import { ApprovalGate } from './ApprovalGate.tsx';
import styles from './approvals.module.css';

const TYPING_PAUSE_MS = 300;

type Props = {
  object: string;
  id: string;
  /** The stage that one wants to go to. */
  to: string;
  /** What is filled in so far, and goes along with the move. */
  fill: Record<string, unknown>;
  /** Whoever shows it asks for all of them at once. */
  askedBelow?: boolean;
};

/**
 * The approvals on a record's way to a stage: who must approve and how far it is, with asking and taking back in place.
 * Nothing where none is asked for.
 */
export function ApprovalGates({ object, id, to, fill, askedBelow = false }: Props) {
  const { t } = useTranslation();
  const settled = useSettled(fill, TYPING_PAUSE_MS);
  const way = useApprovalWay({ object, id, to, fill: settled });
  if (!way.data) return way.error ? <ErrorState error={way.error} onRetry={() => void way.refetch()} /> : null;
  if (way.data.gates.length === 0) return null;
  return (
    <section className={styles.gates} aria-label={t('approvals.title')}>
      {way.data.gates.map((gate) => (
        <ApprovalGate key={gate.gate} gate={gate} wish={{ object, id, to, fill }} askedBelow={askedBelow} />
      ))}
    </section>
  );
}
