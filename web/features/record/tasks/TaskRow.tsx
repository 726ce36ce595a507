import type { RecordBody } from '#contract/records.ts';
import { useMay } from '../../../api/session.ts';
import { Avatar } from '../../../ui/Avatar.tsx';
import { cx } from '../../../ui/cx.ts';
import { Due } from './Due.tsx';
import styles from './tasks.module.css';
import { useDone } from './useDone.ts';

export function TaskRow({ task, owner }: { task: RecordBody; owner: string | undefined }) {
  const may = useMay();
  const { done, setDone } = useDone(task);
  const { name, dueDate } = task.values;
  return (
    <li className={styles.task}>
      <label className={styles.what}>
        <input type="checkbox" checked={done} disabled={!may('task', 'update')} onChange={() => setDone(!done)} />
        <span className={cx(done && styles.done)}>{String(name)}</span>
      </label>
      {dueDate && <Due day={String(dueDate)} done={done} />}
      {owner && <Avatar name={owner} size={20} />}
    </li>
  );
}
