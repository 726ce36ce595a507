import { Form, Input, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { isApiError } from '../../../api/apiError.ts';
import type { DepartmentBody } from '../../../api/organisation.ts';
import { createDepartment, updateDepartment, usePeopleChange } from '../../../api/people.ts';
import { toast } from '../../../ui/toast.ts';
import { PersonSelect } from '../PersonSelect.tsx';

type Props = { department?: DepartmentBody; parentId: string | null; onClose: () => void };
type Values = { name: string; headId?: string | null };

/** A new department, or name and head of one. */
export function DepartmentForm({ department, parentId, onClose }: Props) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Values>();
  const save = usePeopleChange(async ({ name, headId }: Values) => {
    const id = department?.id ?? (await createDepartment({ name, parentId })).id;
    if (department || headId) await updateDepartment({ id, name, headId: headId ?? null });
  });
  return (
    <Modal
      open
      title={department ? t('people.editDepartment') : t('people.addDepartment')}
      okText={t('common.save')}
      cancelText={t('common.cancel')}
      okButtonProps={{ loading: save.isPending }}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form
        form={form}
        layout="vertical"
        initialValues={{ name: department?.name ?? '', headId: department?.headId ?? null }}
        onFinish={(values) =>
          save.mutate(values, {
            onSuccess: onClose,
            onError: (error) => toast(isApiError(error) ? error.message : t('errors.unexpected'), { failed: true }),
          })
        }
      >
        <Form.Item name="name" label={t('people.departmentName')} rules={[{ required: true, whitespace: true }]}>
          <Input autoFocus maxLength={100} />
        </Form.Item>
        <Form.Item name="headId" label={t('people.head')} extra={t('people.headHint')}>
          <PersonSelect label={t('people.head')} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
