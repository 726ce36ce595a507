import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StageTask } from '#domain/funnels/tasks.ts';
import type { Stage } from '#domain/funnels/types.ts';
import { inLocale } from '#domain/kernel/localized.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { CloseIcon, PlusIcon } from '../../../ui/icons.tsx';
import { useDesigner } from '../designer.ts';
import styles from '../gates/gates.module.css';
import { newTask, putTask, removeTask } from '../model/parts.ts';
import { TaskEditor } from './TaskEditor.tsx';
import { useTaskAside } from './useTaskAside.ts';

/** The key tasks of a stage; a click opens the form of one in its place. */
export function TaskList({ stage }: { stage: Stage }) {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const { design, apply } = useDesigner();
  const [editing, setEditing] = useState<StageTask>();
  const aside = useTaskAside();
  const tasks = stage.tasks ?? [];
  const inherited = new Set(Object.values(stage.shared?.tasks ?? {}));
  const done = (task: StageTask | undefined) => {
    if (task) apply((now) => putTask(now, stage.key, task));
    setEditing(undefined);
  };
  const isNew = editing && !tasks.some(({ key }) => key === editing.key);
  return (
    <ul className={styles.lines}>
      {tasks.map((task) => (
        <li key={task.key}>
          {editing?.key === task.key ? (
            <TaskEditor task={editing} onDone={done} />
          ) : (
            <div className={styles.sentence}>
              {inherited.has(task.key) ? (
                <span className={styles.said}>{inLocale(task.names, locale)}</span>
              ) : (
                <button type="button" aria-expanded={false} onClick={() => setEditing(task)}>
                  {inLocale(task.names, locale)}
                </button>
              )}
              <span className={styles.aside}>{aside(task)}</span>
              {inherited.has(task.key) ? (
                <span className={styles.aside}>{t('library.from')}</span>
              ) : (
                <IconButton
                  small
                  icon={CloseIcon}
                  label={t('designer.removeTask', { task: inLocale(task.names, locale) })}
                  onClick={() => apply((now) => removeTask(now, stage.key, task.key))}
                />
              )}
            </div>
          )}
        </li>
      ))}
      <li className={isNew ? undefined : styles.add}>
        {isNew ? (
          <TaskEditor task={editing} onDone={done} />
        ) : (
          <Button
            size="small"
            type="text"
            icon={<PlusIcon size={14} />}
            onClick={() => setEditing(newTask(design, stage.key))}
          >
            {t('designer.addTask')}
          </Button>
        )}
      </li>
    </ul>
  );
}
