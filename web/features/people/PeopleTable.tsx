import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { inLocale } from '#domain/kernel/localized.ts';
import type { DepartmentBody } from '../../api/organisation.ts';
import type { ListedPerson, PeoplePage, RoleBody } from '../../api/people.ts';
import { usePhone } from '../../browser/useMediaQuery.ts';
import { Person } from '../../ui/Avatar.tsx';
import { useFormat } from '../../ui/FormatProvider.tsx';
import { ContactIcon } from '../../ui/icons.tsx';
import { Empty, NoMatch } from '../../ui/states.tsx';
import { Tag, type Tone } from '../../ui/Tag.tsx';
import styles from './people.module.css';

type Props = {
  page: PeoplePage;
  departments: readonly DepartmentBody[];
  roles: readonly RoleBody[];
  filtered: boolean;
  onOpen: (id: string) => void;
  onInvite: () => void;
  onImport: () => void;
  onClear: () => void;
};

const TONES: Record<ListedPerson['state'], Tone | undefined> = {
  active: undefined,
  invited: 'info',
  invitationExpired: 'stalled',
  neverSignedIn: 'line',
  noLogin: 'line',
  inactive: 'lost',
};

/** The state of a person where it is not simply "works here". */
export function StateTag({ person }: { person: Pick<ListedPerson, 'state'> }) {
  const { t } = useTranslation();
  if (person.state === 'active') return null;
  return <Tag tone={TONES[person.state]}>{t(`people.states.${person.state}`)}</Tag>;
}

/** People as rows, on a phone as cards. Teaches while nobody but oneself is there. */
export function PeopleTable({ page, departments, roles, filtered, onOpen, onInvite, onImport, onClear }: Props) {
  const { t } = useTranslation();
  const { locale, relative } = useFormat();
  const phone = usePhone();
  if (page.people.length === 0) return filtered ? <NoMatch onClear={onClear} /> : <Empty icon={ContactIcon} />;
  const departmentOf = (person: ListedPerson) =>
    departments.find((one) => one.id === person.departmentId)?.name ?? t('people.noDepartment');
  const rolesOf = (person: ListedPerson) =>
    person.roles
      .map((key) => roles.find((role) => role.key === key))
      .flatMap((role) => (role ? [inLocale(role.names, locale)] : []))
      .join(t('people.comma'));
  const alone = page.total === 1 && !filtered && page.reach === 'manage';
  return (
    <>
      {phone ? (
        <ul className={styles.cards}>
          {page.people.map((person) => (
            <li key={person.id}>
              <button type="button" className={styles.card} onClick={() => onOpen(person.id)}>
                <Person name={person.name} size={32} />
                <span className={styles.cardMore}>
                  {[person.title, departmentOf(person)].filter(Boolean).join(' · ')}
                </span>
                <StateTag person={person} />
              </button>
            </li>
          ))}
        </ul>
      ) : (
        <div className={styles.scroll}>
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col">{t('people.name')}</th>
                <th scope="col">{t('people.jobTitle')}</th>
                <th scope="col">{t('people.department')}</th>
                <th scope="col">{t('people.role')}</th>
                <th scope="col">{t('people.email')}</th>
                <th scope="col">{t('people.lastSignIn')}</th>
              </tr>
            </thead>
            <tbody>
              {page.people.map((person) => (
                <tr key={person.id}>
                  <td>
                    <button type="button" className={styles.link} onClick={() => onOpen(person.id)}>
                      <Person name={person.name} size={24} />
                    </button>
                  </td>
                  <td>{person.title}</td>
                  <td>{departmentOf(person)}</td>
                  <td>{rolesOf(person)}</td>
                  <td>{person.email}</td>
                  <td>
                    {person.lastSignInAt && person.state === 'active' ? (
                      relative(person.lastSignInAt)
                    ) : (
                      <StateTag person={person} />
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {alone && (
        <Empty icon={ContactIcon} title={t('people.alone')} hint={t('people.aloneHint')}>
          <Button type="primary" onClick={onInvite}>
            {t('people.invite')}
          </Button>
          <Button onClick={onImport}>{t('people.importFile')}</Button>
        </Empty>
      )}
    </>
  );
}
