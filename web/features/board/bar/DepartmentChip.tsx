import { useTranslation } from 'react-i18next';
import { treeLines, useDepartments } from '../../../api/departments.ts';
import { ChoiceList, FilterChip } from '../../../ui/FilterChip.tsx';

type Props = { value: string | undefined; onChoose: (department: string | undefined) => void };

const ALL = '';
const INDENT = '\u2003';

/** One department with all below it. */
export function DepartmentChip({ value, onChoose }: Props) {
  const { t } = useTranslation();
  const { data: departments = [] } = useDepartments();
  const chosen = departments.find((department) => department.id === value);
  return (
    <FilterChip label={t('board.department')} value={chosen?.name ?? t('common.all')} marked={chosen !== undefined}>
      {(close) => (
        <ChoiceList
          choices={[
            { key: ALL, label: t('common.all') },
            ...treeLines(departments).map(({ id, name, depth }) => ({ key: id, label: INDENT.repeat(depth) + name })),
          ]}
          value={value ?? ALL}
          onChoose={(key) => {
            onChoose(key === ALL ? undefined : key);
            close();
          }}
        />
      )}
    </FilterChip>
  );
}
