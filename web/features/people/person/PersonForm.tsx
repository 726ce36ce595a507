import { Button, Form, Input, Select, TreeSelect } from 'antd';
import { useTranslation } from 'react-i18next';
import { inLocale } from '#domain/kernel/localized.ts';
import { isApiError } from '../../../api/apiError.ts';
import type { DepartmentBody } from '../../../api/organisation.ts';
import { type PersonDetail, type RoleBody, updateUser, usePeopleChange } from '../../../api/people.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { toast } from '../../../ui/toast.ts';
import { branch } from '../departments/tree.ts';
import styles from '../people.module.css';

type Props = {
  person: PersonDetail;
  departments: readonly DepartmentBody[];
  roles: readonly RoleBody[];
  onDone: () => void;
};
type Values = {
  name: string;
  title: string | null;
  email: string | null;
  phone: string | null;
  departmentId: string | null;
  roles: string[];
};

export function PersonForm({ person, departments, roles, onDone }: Props) {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const [form] = Form.useForm<Values>();
  const departmentId = Form.useWatch('departmentId', form);
  const save = usePeopleChange(updateUser);
  const { name, title, email, phone, roles: held } = person;
  const finish = (values: Values) =>
    save.mutate(
      {
        id: person.id,
        name: values.name,
        title: values.title || null,
        phone: values.phone || null,
        departmentId: values.departmentId ?? null,
        roles: values.roles,
        ...(values.email && values.email !== email ? { email: values.email } : {}),
      },
      {
        onSuccess: () => {
          toast(t('people.saved'));
          onDone();
        },
        onError: (error) => {
          if (!isApiError(error)) return void toast(t('errors.unexpected'), { failed: true });
          const fields = error.issues.filter((issue) => issue.field && issue.field in form.getFieldsValue());
          form.setFields(fields.map((issue) => ({ name: issue.field as keyof Values, errors: [issue.message] })));
          if (fields.length === 0) toast(error.issues[0]?.message ?? error.message, { failed: true });
        },
      },
    );
  return (
    <Form
      form={form}
      layout="vertical"
      className={styles.panel ?? ''}
      initialValues={{ name, title, email, phone, departmentId: person.departmentId, roles: held }}
      onFinish={finish}
    >
      <Form.Item name="name" label={t('people.name')} rules={[{ required: true, whitespace: true }]}>
        <Input maxLength={100} autoFocus />
      </Form.Item>
      <Form.Item name="title" label={t('people.jobTitle')}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item
        name="departmentId"
        label={t('people.department')}
        extra={departmentId !== undefined && departmentId !== person.departmentId && t('people.recordsFollow')}
      >
        <TreeSelect
          allowClear
          treeDefaultExpandAll
          showSearch
          treeNodeFilterProp="title"
          placeholder={t('people.noDepartment')}
          treeData={branch(
            departments.filter((one) => one.active),
            null,
          )}
        />
      </Form.Item>
      <Form.Item name="roles" label={t('people.role')}>
        <Select
          mode="multiple"
          showSearch={{ optionFilterProp: 'label' }}
          options={roles.map((role) => ({ value: role.key, label: inLocale(role.names, locale) }))}
        />
      </Form.Item>
      <Form.Item name="email" label={t('people.email')} extra={email ? undefined : t('people.emailHint')}>
        <Input type="email" maxLength={254} />
      </Form.Item>
      <Form.Item name="phone" label={t('people.phone')}>
        <Input type="tel" maxLength={40} />
      </Form.Item>
      <div className={styles.actions}>
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          {t('common.save')}
        </Button>
        <Button onClick={onDone}>{t('common.cancel')}</Button>
      </div>
    </Form>
  );
}
