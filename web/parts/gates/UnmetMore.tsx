import type { UnmetGateBody } from '#contract/unmet.ts';
import type { Condition } from '#domain/records/condition.ts';
import { useObject } from '../../api/objects.ts';
import { ConditionSentence } from '../conditions/ConditionSentence.tsx';
import styles from './gates.module.css';
import type { GateGround } from './ground.ts';

/** The rule itself, in words: what a condition asks, which related records count. */
export function UnmetMore({ unmet, ground }: { unmet: UnmetGateBody; ground: GateGround }) {
  const related = unmet.kind === 'related' ? unmet.related : undefined;
  const other = useObject(related?.object ?? '');
  if (unmet.kind === 'condition') {
    return (
      <p className={styles.rule}>
        <ConditionSentence
          object={ground.object}
          condition={unmet.condition as Condition}
          references={ground.references}
        />
      </p>
    );
  }
  if (!related?.where || !other) return null;
  return (
    <p className={styles.rule}>
      <ConditionSentence object={other} condition={related.where as Condition} />
    </p>
  );
}
