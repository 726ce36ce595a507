import { Button, Dropdown, Tree } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DepartmentBody } from '../../../api/organisation.ts';
import { MoreIcon, PlusIcon } from '../../../ui/icons.tsx';
import { Empty } from '../../../ui/states.tsx';
import styles from '../people.module.css';
import { DepartmentForm } from './DepartmentForm.tsx';
import { dropped, placeIn } from './dropped.ts';
import { type Move, MoveDialog } from './MoveDialog.tsx';
import { type Branch, branch, peopleUnder } from './tree.ts';
import { useCloseDepartment } from './useCloseDepartment.tsx';

type Props = {
  departments: readonly DepartmentBody[];
  manages: boolean;
  perDepartment: Record<string, number>;
  chosen: string | undefined;
  onChoose: (id: string | undefined) => void;
};

type Form = { department?: DepartmentBody; parentId: string | null };

/** The tree: drag to move, or "move to…" in each department's menu; both ask first and say whose view changes. */
export function DepartmentTree({ departments, manages, perDepartment, chosen, onChoose }: Props) {
  const { t } = useTranslation();
  const [form, setForm] = useState<Form>();
  const [move, setMove] = useState<Move>();
  const close = useCloseDepartment();
  const byId = new Map(departments.map((one) => [one.id, one]));
  const title = ({ key: id, title: name }: Branch) => {
    const department = byId.get(id);
    return (
      <span className={styles.node}>
        <span className="ellipsis">{name}</span>
        <span className={styles.count}>{peopleUnder(departments, perDepartment, id)}</span>
        {manages && department && (
          <Dropdown
            trigger={['click']}
            menu={{
              onClick: ({ domEvent }) => domEvent.stopPropagation(),
              items: [
                { key: 'add', label: t('people.addBelow'), onClick: () => setForm({ parentId: id }) },
                {
                  key: 'edit',
                  label: t('people.editDepartment'),
                  onClick: () => setForm({ department, parentId: department.parentId }),
                },
                { key: 'move', label: t('people.moveTo'), onClick: () => setMove({ department }) },
                { key: 'close', label: t('people.closeDepartment'), danger: true, onClick: () => close(department) },
              ],
            }}
          >
            <button
              type="button"
              className={styles.more}
              aria-label={t('people.departmentMenu', { name })}
              onClick={(event) => event.stopPropagation()}
              onKeyDown={(event) => event.stopPropagation()}
            >
              <MoreIcon size={16} />
            </button>
          </Dropdown>
        )}
      </span>
    );
  };
  return (
    <div className={styles.treeBody}>
      <button type="button" className={styles.everyone} aria-pressed={!chosen} onClick={() => onChoose(undefined)}>
        {t('people.everyone')}
        <span className={styles.count}>{Object.values(perDepartment).reduce((sum, count) => sum + count, 0)}</span>
      </button>
      {departments.length === 0 ? (
        <Empty title={t('people.noDepartments')} hint={manages ? t('people.noDepartmentsHint') : undefined} />
      ) : (
        <Tree
          aria-label={t('people.departments')}
          blockNode
          defaultExpandAll
          draggable={manages ? { icon: false } : false}
          selectedKeys={chosen ? [chosen] : []}
          treeData={branch(departments, null)}
          titleRender={(node) => title(node)}
          onSelect={([key]) => onChoose(key === undefined ? undefined : String(key))}
          dropIndicatorRender={() => null}
          onDrop={({ dragNode, node, event }) => {
            const department = byId.get(String(dragNode.key));
            const row = (event.target as Element).closest('.ant-tree-treenode')?.getBoundingClientRect();
            const place = row ? placeIn(row, event.clientY) : 'into';
            if (department) setMove({ department, ...dropped(departments, department.id, String(node.key), place) });
          }}
        />
      )}
      {manages && (
        <Button type="text" block icon={<PlusIcon />} onClick={() => setForm({ parentId: null })}>
          {t('people.addDepartment')}
        </Button>
      )}
      {form && <DepartmentForm {...form} onClose={() => setForm(undefined)} />}
      {move && <MoveDialog move={move} departments={departments} onClose={() => setMove(undefined)} />}
    </div>
  );
}
