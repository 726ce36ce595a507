import { useTranslation } from 'react-i18next';
import { Panel } from '../../../ui/Panel.tsx';
import { Tasks } from './Tasks.tsx';
import { useTaskLink } from './useTasks.ts';

/** Tasks on their own, for records without a funnel. */
export function TasksPanel() {
  const { t } = useTranslation();
  return useTaskLink() ? (
    <Panel title={t('record.tasks')}>
      <Tasks bare />
    </Panel>
  ) : null;
}
