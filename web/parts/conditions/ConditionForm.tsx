import { Button } from 'antd';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ObjectBody } from '#contract/objects.ts';
import type { References } from '../../fields/index.ts';
import styles from './conditions.module.css';
import { LeafInputs } from './LeafInputs.tsx';
import { isComplete, type Leaf } from './parts.ts';

type Props = { object: ObjectBody; references: References; start?: Leaf; onDone: (leaf: Leaf) => void };

/** One condition, applied when it is complete. */
export function ConditionForm({ object, references, start, onDone }: Props) {
  const { t } = useTranslation();
  const [leaf, setLeaf] = useState(start);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (leaf && isComplete(leaf)) onDone(leaf);
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <LeafInputs object={object} references={references} leaf={leaf} onChange={setLeaf} begun={!start} />
      <Button type="primary" size="small" htmlType="submit" disabled={!leaf || !isComplete(leaf)}>
        {t('conditions.apply')}
      </Button>
    </form>
  );
}
