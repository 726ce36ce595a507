import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button, Input, Select, Switch, TreeSelect } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PEOPLE_SHOWN } from '#contract/choices.ts';
import { inLocale } from '#domain/kernel/localized.ts';
import { departmentsQuery } from '../../api/organisation.ts';
import { usePeople, useRoles } from '../../api/people.ts';
import { useSession } from '../../api/session.ts';
import { useSettled } from '../../browser/useDelayed.ts';
import { usePhone } from '../../browser/useMediaQuery.ts';
import { useFormat } from '../../ui/FormatProvider.tsx';
import { PlusIcon, SearchIcon } from '../../ui/icons.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { QueryState } from '../../ui/states.tsx';
import { DepartmentTree } from './departments/DepartmentTree.tsx';
import { branch, shownTree } from './departments/tree.ts';
import { InviteDialog } from './invite/InviteDialog.tsx';
import { PeopleTable } from './PeopleTable.tsx';
import styles from './people.module.css';
import { PersonDrawer } from './person/PersonDrawer.tsx';
import { usePeopleSearch } from './usePeopleSearch.ts';

const PAGE = 100;

/** The tree beside the people of the chosen department; on a phone the tree is a picker. */
export function Organisation() {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const phone = usePhone();
  const { abilities } = useSession();
  const navigate = useNavigate();
  const goImport = () => void navigate({ to: '/import/{-$id}', params: {} });
  const { search, change } = usePeopleSearch();
  const [typed, setTyped] = useState(search.q ?? '');
  const [limit, setLimit] = useState(PAGE);
  const [inviting, setInviting] = useState(false);
  const settled = useSettled(typed.trim(), 200);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what was typed moves the address, not the reverse
  useEffect(() => {
    if (settled !== (search.q ?? '')) change({ q: settled || undefined });
  }, [settled]);
  const departments = useQuery(departmentsQuery);
  const roles = useRoles();
  const people = usePeople({
    department: search.department,
    below: search.only ? 'false' : 'true',
    q: search.q,
    role: search.role,
    show: search.show ?? 'active',
    limit,
  });
  const manages = people.data?.reach === 'manage';
  const tree = shownTree(departments.data ?? [], people.data);
  const filters = (
    <div className={styles.filters}>
      {phone && (
        <TreeSelect
          className={styles.wide}
          allowClear
          aria-label={t('people.department')}
          placeholder={t('people.allDepartments')}
          value={search.department ?? null}
          onChange={(id: string | null) => change({ department: id ?? undefined })}
          treeData={branch(tree, null)}
          treeDefaultExpandAll
        />
      )}
      <Input
        className={styles.search}
        allowClear
        prefix={<SearchIcon />}
        placeholder={t('people.search')}
        aria-label={t('people.search')}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <Select
        aria-label={t('people.show')}
        className={styles.select}
        value={search.show ?? 'active'}
        onChange={(show) => change({ show: show === 'active' ? undefined : show })}
        options={PEOPLE_SHOWN.map((value) => ({ value, label: t(`people.shown.${value}`) }))}
      />
      <Select
        aria-label={t('people.role')}
        className={styles.select}
        allowClear
        placeholder={t('people.anyRole')}
        value={search.role ?? null}
        onChange={(role) => change({ role: role ?? undefined })}
        options={(roles.data ?? []).map((role) => ({ value: role.key, label: inLocale(role.names, locale) }))}
      />
      {search.department && (
        <span className={styles.switch}>
          <Switch
            size="small"
            aria-label={t('people.withBelow')}
            checked={!search.only}
            onChange={(below) => change({ only: below ? undefined : true })}
          />
          {t('people.withBelow')}
        </span>
      )}
      <div className="grow" />
      {manages && (
        <>
          {abilities.includes('import') && <Button onClick={goImport}>{t('people.importFile')}</Button>}
          <Button type="primary" icon={<PlusIcon />} onClick={() => setInviting(true)}>
            {t('people.invite')}
          </Button>
        </>
      )}
    </div>
  );
  return (
    <div className={styles.page}>
      {!phone && (
        <Panel title={t('people.departments')} className={styles.tree} flush>
          <QueryState query={people}>
            {(page) => (
              <DepartmentTree
                departments={tree}
                manages={manages}
                perDepartment={page.perDepartment}
                chosen={search.department}
                onChoose={(department) => change({ department })}
              />
            )}
          </QueryState>
        </Panel>
      )}
      <div className={styles.main}>
        {filters}
        <QueryState query={people} lines={10}>
          {(page) => (
            <>
              <PeopleTable
                page={page}
                departments={departments.data ?? []}
                roles={roles.data ?? []}
                filtered={Boolean(search.q || search.role || search.show || search.department)}
                onOpen={(person) => change({ person })}
                onInvite={() => setInviting(true)}
                onImport={goImport}
                onClear={() => {
                  setTyped('');
                  change({ q: undefined, role: undefined, show: undefined, department: undefined });
                }}
              />
              {page.next !== null && limit < 500 && (
                <Button type="text" block onClick={() => setLimit(limit + PAGE)} loading={people.isFetching}>
                  {t('people.more', { count: page.total - page.people.length })}
                </Button>
              )}
            </>
          )}
        </QueryState>
      </div>
      {search.person && (
        <PersonDrawer
          key={search.person}
          id={search.person}
          departments={departments.data ?? []}
          roles={roles.data ?? []}
          onClose={() => change({ person: undefined })}
          onOpen={(person) => change({ person })}
        />
      )}
      {inviting && (
        <InviteDialog
          departments={departments.data ?? []}
          roles={roles.data ?? []}
          department={search.department}
          onClose={() => setInviting(false)}
        />
      )}
    </div>
  );
}
