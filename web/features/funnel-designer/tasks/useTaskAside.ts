import { useTranslation } from 'react-i18next';
import type { StageTask } from '#domain/funnels/tasks.ts';

/** `必做 · 负责人 · 5 个工作日内`: what is to know of a key task besides its name. */
export function useTaskAside(): (task: StageTask) => string {
  const { t } = useTranslation();
  return ({ required, assignee, dueDays }) =>
    [
      t(required ? 'designer.taskRequired' : 'designer.taskOptional'),
      t(`designer.assignees.${assignee}`),
      ...(dueDays === undefined ? [] : [t('designer.taskDueIn', { count: dueDays })]),
    ].join(' · ');
}
