import type { RecordBody } from '#contract/records.ts';
import { useObject } from '../../../api/objects.ts';
import { useRecords } from '../../../api/records.ts';
import { useHere } from '../here.ts';

const MOST = 100;

/** The reference field of tasks that points at this kind of record; undefined where tasks do not. */
export function useTaskLink(): string | undefined {
  const { object } = useHere();
  const task = useObject('task');
  return task?.fields.find((field) => !field.system && field.target === object.key)?.key;
}

/** The record's tasks, but for some: open ones by due date, then those that are done. */
export function useTasks(link: string, but?: ReadonlySet<string>) {
  const { record } = useHere();
  const query = useRecords('task', {
    filter: { field: link, op: 'eq', value: record.id },
    sort: [{ field: 'dueDate' }],
    limit: MOST,
  });
  const all = (query.data?.records ?? []).filter(({ id }) => !but?.has(id));
  const isDone = (task: RecordBody) => task.values.done === true;
  return { query, done: all.filter(isDone), open: all.filter((task) => !isDone(task)) };
}
