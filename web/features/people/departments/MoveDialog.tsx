import { useQuery } from '@tanstack/react-query';
import { Modal, TreeSelect } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isApiError } from '../../../api/apiError.ts';
import { type DepartmentBody, departmentsUnder } from '../../../api/organisation.ts';
import { previewMove, updateDepartment, usePeopleChange } from '../../../api/people.ts';
import { QueryState } from '../../../ui/states.tsx';
import { toast } from '../../../ui/toast.ts';
import styles from '../people.module.css';
import { branch } from './tree.ts';

/** Without a parent the dialog asks for it: the way for keyboards. */
export type Move = { department: DepartmentBody; parentId?: string | null; index?: number };
type Props = { move: Move; departments: readonly DepartmentBody[]; onClose: () => void };
const TOP = 'top';

/** Says whose view changes before a department moves; can be undone afterwards. */
export function MoveDialog({ move: { department, parentId, index }, departments, onClose }: Props) {
  const { t } = useTranslation();
  const asks = parentId === undefined;
  const [chosen, setChosen] = useState<string>(asks ? (department.parentId ?? TOP) : (parentId ?? TOP));
  const target = chosen === TOP ? null : chosen;
  const moves = target !== department.parentId;
  const preview = useQuery({
    queryKey: ['people', 'move', department.id, target],
    queryFn: () => previewMove(department.id, target),
    enabled: moves,
    retry: false,
  });
  const change = usePeopleChange(updateDepartment);
  const go = () =>
    change.mutate(
      { id: department.id, parentId: target, ...(index === undefined ? {} : { index }) },
      {
        onSuccess: () => {
          const former = departments.filter(
            (one) => one.parentId === department.parentId && one.position < department.position,
          ).length;
          toast(t('people.moved', { name: department.name }), {
            undo: () => change.mutate({ id: department.id, parentId: department.parentId, index: former }),
          });
          onClose();
        },
        onError: (error) => toast(isApiError(error) ? error.message : t('errors.unexpected'), { failed: true }),
      },
    );
  const below = departmentsUnder(departments, department.id);
  const name = departments.find((one) => one.id === target)?.name ?? t('people.topLevel');
  const names = (people: { name: string }[]) => people.map((one) => one.name).join(t('people.comma'));
  return (
    <Modal
      open
      title={t('people.moveTitle', { name: department.name })}
      okText={t('people.moveGo')}
      cancelText={t('common.cancel')}
      okButtonProps={{ disabled: (asks && !moves) || preview.isError, loading: change.isPending }}
      onOk={go}
      onCancel={onClose}
    >
      <div className={styles.dialog}>
        {asks && (
          <TreeSelect
            aria-label={t('people.moveTo')}
            treeDefaultExpandAll
            value={chosen}
            onChange={setChosen}
            treeData={[
              {
                key: TOP,
                value: TOP,
                title: t('people.topLevel'),
                children: branch(
                  departments.filter((one) => !below.includes(one.id)),
                  null,
                ),
              },
            ]}
          />
        )}
        {moves ? (
          <QueryState query={preview} lines={3}>
            {({ people, gain, lose }) => (
              <ul className={styles.effects}>
                <li>{t('people.moveInto', { name: department.name, target: name, count: people })}</li>
                {gain.length > 0 && <li>{t('people.moveGain', { names: names(gain) })}</li>}
                {lose.length > 0 && <li>{t('people.moveLose', { names: names(lose) })}</li>}
                {gain.length + lose.length === 0 && <li>{t('people.moveNobody')}</li>}
                <li>{t('people.movePast')}</li>
              </ul>
            )}
          </QueryState>
        ) : (
          !asks && <p>{t('people.moveOrder')}</p>
        )}
      </div>
    </Modal>
  );
}
