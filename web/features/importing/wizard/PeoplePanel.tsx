import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { inLocale } from '#domain/kernel/localized.ts';
import { useRoles } from '../../../api/people.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import styles from '../importing.module.css';
import type { DraftPlan } from './draft.ts';

type Props = { plan: DraftPlan; headers: string[]; onPlan: (plan: DraftPlan) => void };

const headerIn = (template: string): string => template.replace(/^\{|\}$/g, '');

/** Where people stand: the departments above them, who leads them, and what they may do. */
export function PeoplePanel({ plan, headers, onPlan }: Props) {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const roles = useRoles();
  const users = plan.users ?? {};
  const set = (next: Partial<NonNullable<DraftPlan['users']>>) => onPlan({ ...plan, users: { ...users, ...next } });
  const columns = headers.map((header) => ({ value: header, label: header, title: header }));
  const known = (roles.data ?? []).map(({ key, names }) => {
    const label = inLocale(names, locale);
    return { value: key, label, title: label };
  });
  return (
    <Panel title={t('importing.peoplePanel')} sub={t('importing.peopleHint')}>
      <div className={styles.form}>
        <label htmlFor="import-departments">{t('importing.departments')}</label>
        <Select
          id="import-departments"
          mode="multiple"
          showSearch={{ optionFilterProp: 'label' }}
          value={(users.department ?? []).map(headerIn)}
          onChange={(chosen) => set({ department: chosen.map((header) => `{${header}}`) })}
          placeholder={t('importing.departmentsHint')}
          options={columns}
        />
        <label htmlFor="import-manager">{t('importing.manager')}</label>
        <Select
          id="import-manager"
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          value={users.manager === undefined ? undefined : headerIn(users.manager)}
          onChange={(header: string | undefined) => {
            const { manager: _manager, ...rest } = users;
            onPlan({ ...plan, users: header === undefined ? rest : { ...rest, manager: `{${header}}` } });
          }}
          placeholder={t('importing.managerHint')}
          options={columns}
        />
        <label htmlFor="import-roles">{t('importing.roles')}</label>
        <Select
          id="import-roles"
          mode="multiple"
          showSearch={{ optionFilterProp: 'label' }}
          value={users.roles ?? ['rep']}
          onChange={(chosen) => set({ roles: chosen })}
          options={known}
        />
        <label htmlFor="import-manager-roles">{t('importing.managerRoles')}</label>
        <Select
          id="import-manager-roles"
          mode="multiple"
          showSearch={{ optionFilterProp: 'label' }}
          value={users.managerRoles ?? ['manager']}
          onChange={(chosen) => set({ managerRoles: chosen })}
          options={known}
        />
      </div>
    </Panel>
  );
}
