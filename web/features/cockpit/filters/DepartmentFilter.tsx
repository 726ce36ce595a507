import { useTranslation } from 'react-i18next';
import { type DepartmentBody, useDepartments } from '../../../api/organisation.ts';
import { ChoiceList, FilterChip } from '../../../ui/FilterChip.tsx';
import { useCockpit } from '../scope/CockpitContext.ts';

const ALL = '';
const INDENT = '\u2003';

/** A department with all below it, from the tree. */
export function DepartmentFilter() {
  const { t } = useTranslation();
  const { scope, change } = useCockpit();
  const departments = useDepartments();
  const chosen = departments.find((department) => department.id === scope.search.department);
  const choices = inTree(departments.filter((department) => department.active));
  if (choices.length < 2) return null;
  return (
    <FilterChip label={t('cockpit.department')} value={chosen?.name ?? t('common.all')}>
      {(close) => (
        <ChoiceList
          choices={[{ key: ALL, label: t('common.all') }, ...choices]}
          value={chosen?.id ?? ALL}
          onChoose={(id) => {
            close();
            change({ department: id || undefined });
          }}
        />
      )}
    </FilterChip>
  );
}

/** In the order of the tree, moved in by depth. */
export function inTree(
  departments: readonly DepartmentBody[],
  parent: string | null = null,
  depth = 0,
): { key: string; label: string }[] {
  return departments
    .filter((department) => department.parentId === parent)
    .toSorted((a, b) => a.position - b.position)
    .flatMap((department) => [
      { key: department.id, label: INDENT.repeat(depth) + department.name },
      ...inTree(departments, department.id, depth + 1),
    ]);
}
