import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { inLocale } from '#domain/kernel/localized.ts';
import { type RoleBody, usePeople, useRoles } from '../../../api/people.ts';
import { usePhone } from '../../../browser/useMediaQuery.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { QueryState } from '../../../ui/states.tsx';
import styles from '../people.module.css';
import { usePeopleSearch } from '../usePeopleSearch.ts';
import { RoleEditor } from './RoleEditor.tsx';

/** Roles with how many hold them, and what the chosen one gives. */
export function RolesPanel() {
  const { t } = useTranslation();
  const phone = usePhone();
  const roles = useRoles();
  const people = usePeople({ limit: 1 });
  const [chosen, setChosen] = useState<string>();
  const [copying, setCopying] = useState(false);
  return (
    <QueryState query={roles}>
      {(list) => {
        const role = list.find((one) => one.key === chosen) ?? (phone ? undefined : list[0]);
        return (
          <div className={styles.page}>
            <Panel title={t('people.tabs.roles')} className={styles.tree} flush>
              <ul className={styles.roles}>
                {list.map((one) => (
                  <li key={one.key}>
                    <RoleLine
                      role={one}
                      on={one.key === role?.key}
                      count={people.data?.perRole[one.key] ?? 0}
                      onChoose={() => {
                        setChosen(one.key);
                        setCopying(false);
                      }}
                    />
                  </li>
                ))}
              </ul>
            </Panel>
            {role && (
              <div className={styles.main}>
                <RoleEditor
                  key={`${role.key} ${copying}`}
                  role={role}
                  copying={copying}
                  taken={list.map((one) => one.key)}
                  holders={people.data?.perRole[role.key] ?? 0}
                  onCopy={() => setCopying(true)}
                  onDone={(key) => {
                    setCopying(false);
                    if (key) setChosen(key);
                  }}
                />
                {phone && (
                  <Button block onClick={() => setChosen(undefined)}>
                    {t('common.close')}
                  </Button>
                )}
              </div>
            )}
          </div>
        );
      }}
    </QueryState>
  );
}

type LineProps = { role: RoleBody; on: boolean; count: number; onChoose: () => void };

function RoleLine({ role, on, count, onChoose }: LineProps) {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const { change } = usePeopleSearch();
  return (
    <div className={styles.role} data-on={on}>
      <button type="button" className={styles.roleName} aria-pressed={on} onClick={onChoose}>
        {inLocale(role.names, locale)}
      </button>
      <button
        type="button"
        className={styles.link}
        aria-label={t('people.holdersOf', { role: inLocale(role.names, locale), count })}
        onClick={() => change({ tab: undefined, role: role.key })}
      >
        {t('people.holders', { count })}
      </button>
    </div>
  );
}
