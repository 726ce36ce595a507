import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../../api/session.ts';
import { PlusIcon } from '../../../ui/icons.tsx';
import { QueryState } from '../../../ui/states.tsx';
import { useHere } from '../here.ts';
import { NewTask } from './NewTask.tsx';
import { TaskRow } from './TaskRow.tsx';
import styles from './tasks.module.css';
import { useTaskLink, useTasks } from './useTasks.ts';

/** Tasks as a checklist, with a line to add one. `bare`: what is around it says already that these are tasks; `but`: tasks told of elsewhere. */
export function Tasks({ bare, but = NONE }: { bare?: boolean; but?: ReadonlySet<string> }) {
  const link = useTaskLink();
  return link ? <LinkedTasks link={link} bare={bare} but={but} /> : null;
}

const NONE: ReadonlySet<string> = new Set();
type Props = { link: string; bare?: boolean | undefined; but: ReadonlySet<string> };

function LinkedTasks({ link, bare, but }: Props) {
  const { t } = useTranslation();
  const { deleted } = useHere();
  const { query, open, done } = useTasks(link, but);
  const may = useMay();
  const [adding, setAdding] = useState(false);
  const mayAdd = may('task', 'create') && !deleted;
  const count = open.length + done.length;
  // Beside key tasks nothing need be said of there being no others.
  const quiet = count === 0 && but.size > 0;
  return (
    <section className={styles.tasks} aria-label={t('record.tasks')}>
      {!bare && !quiet && (
        <h3>{count > 0 ? t('record.tasksDone', { done: done.length, all: count }) : t('record.tasks')}</h3>
      )}
      <QueryState query={query} lines={2}>
        {({ references }) => (
          <ul>
            {[...done, ...open].map((task) => (
              <TaskRow key={task.id} task={task} owner={references[String(task.values.owner)]?.title} />
            ))}
            {count === 0 && !adding && !quiet && <li className={styles.none}>{t('record.noTasks')}</li>}
          </ul>
        )}
      </QueryState>
      {adding ? (
        <NewTask link={link} onClose={() => setAdding(false)} />
      ) : (
        mayAdd && (
          <button type="button" className={styles.add} onClick={() => setAdding(true)}>
            <PlusIcon size={14} />
            {t('record.addTask')}
          </button>
        )
      )}
    </section>
  );
}
