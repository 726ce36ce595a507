import { Panel } from '../../../ui/Panel.tsx';
import { Tasks } from './Tasks.tsx';
import { useTaskLink } from './useTasks.ts';

/** Tasks on their own, for records without a funnel. */
export function TasksPanel() {
  return useTaskLink() ? (
    <Panel>
      <Tasks />
    </Panel>
  ) : null;
}
