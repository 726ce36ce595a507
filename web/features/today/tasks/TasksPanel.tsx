import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { RecordBody } from '#contract/records.ts';
import { useMay } from '../../../api/session.ts';
import { useCreateRecord } from '../../../browser/openRecord.ts';
import { PlusIcon } from '../../../ui/icons.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { useTodayView } from '../TodayContext.ts';
import styles from '../today.module.css';
import { TaskRow } from './TaskRow.tsx';

/** Open tasks: late, today, the days to come. */
export function TasksPanel() {
  const { t } = useTranslation();
  const { today, whose } = useTodayView();
  const create = useCreateRecord();
  const may = useMay();
  const { tasks, day } = today;
  const dueOf = (task: RecordBody) => String(task.values.dueDate);
  const groups = [
    { key: 'overdue', late: true, items: tasks.items.filter((task) => dueOf(task) < day), count: tasks.overdue },
    { key: 'dueToday', late: false, items: tasks.items.filter((task) => dueOf(task) === day), count: tasks.today },
    { key: 'soon', late: false, items: tasks.items.filter((task) => dueOf(task) > day), count: tasks.soon },
  ] as const;
  const all = tasks.overdue + tasks.today + tasks.soon;
  return (
    <Panel
      flush
      title={t('today.tasks')}
      extra={
        may('task', 'create') && (
          <Button type="text" size="small" icon={<PlusIcon />} onClick={() => create('task')}>
            {t('today.newTask')}
          </Button>
        )
      }
    >
      {all === 0 && <p className={styles.none}>{t('today.noTasks')}</p>}
      {groups.map(
        ({ key, late, items, count }) =>
          items.length > 0 && (
            <div key={key}>
              <h3 className={styles.group} data-late={late || undefined} style={{ paddingInline: 16 }}>
                {t(`today.${key}`)} · {count}
              </h3>
              <ul className={styles.rows}>
                {items.map((task) => (
                  <TaskRow key={task.id} task={task} />
                ))}
              </ul>
            </div>
          ),
      )}
      {all > tasks.items.length && (
        <p className={styles.more}>
          <Link
            to="/o/$object"
            params={{ object: 'task' }}
            search={{ filter: { all: [...whose, { field: 'done', op: 'eq', value: false }] }, sort: 'dueDate' }}
          >
            {t('today.allTasks', { count: all })}
          </Link>
        </p>
      )}
    </Panel>
  );
}
