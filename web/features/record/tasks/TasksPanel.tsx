import { useTranslation } from 'react-i18next';
import { useMay } from '../../../api/session.ts';
import { Panel } from '../../../ui/Panel.tsx';
import { Tasks } from './Tasks.tsx';
import { useTaskLink, useTasks } from './useTasks.ts';

/** Tasks on their own, for records without a funnel. */
export function TasksPanel() {
  const link = useTaskLink();
  return link ? <LinkedPanel link={link} /> : null;
}

/** Nothing to see for who finds no task here and may not add one. */
function LinkedPanel({ link }: { link: string }) {
  const { t } = useTranslation();
  const may = useMay();
  const { open, done } = useTasks(link);
  if (!may('task', 'create') && open.length + done.length === 0) return null;
  return (
    <Panel title={t('record.tasks')}>
      <Tasks bare />
    </Panel>
  );
}
