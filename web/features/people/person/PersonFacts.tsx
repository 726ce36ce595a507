import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { inLocale } from '#domain/kernel/localized.ts';
import { useObjects } from '../../../api/objects.ts';
import type { DepartmentBody } from '../../../api/organisation.ts';
import { type PersonDetail, type RoleBody, revokeToken, usePeopleChange } from '../../../api/people.ts';
import { useSession } from '../../../api/session.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { toast } from '../../../ui/toast.ts';
import styles from '../people.module.css';

type Props = {
  person: PersonDetail;
  departments: readonly DepartmentBody[];
  roles: readonly RoleBody[];
  onOpen: (id: string) => void;
};

export function PersonFacts({ person, departments, roles, onOpen }: Props) {
  const { t } = useTranslation();
  const { locale, relative, dateTime } = useFormat();
  const manages = useSession().peopleReach === 'manage';
  const comma = t('people.comma');
  const department = departments.find((one) => one.id === person.departmentId)?.name;
  const roleNames = person.roles.map((key) => {
    const role = roles.find((one) => one.key === key);
    return role ? inLocale(role.names, locale) : key;
  });
  const facts: [string, ReactNode][] = [
    [t('people.jobTitle'), person.title],
    [t('people.department'), department ?? t('people.noDepartment')],
    [
      t('people.superior'),
      person.superior && (
        <button type="button" className={styles.link} onClick={() => person.superior && onOpen(person.superior.id)}>
          {person.superior.name}
        </button>
      ),
    ],
    [t('people.headOf'), person.heads.map((one) => one.name).join(comma)],
    [t('people.role'), roleNames.join(comma)],
    [t('people.email'), person.email && <a href={`mailto:${person.email}`}>{person.email}</a>],
    [t('people.phone'), person.phone && <a href={`tel:${person.phone}`}>{person.phone}</a>],
    [t('people.lastSignIn'), person.lastSignInAt ? relative(person.lastSignInAt) : t('people.never')],
    [t('people.invitedUntil'), person.state === 'invited' && person.invitedUntil && dateTime(person.invitedUntil)],
  ];
  return (
    <>
      <dl className={styles.facts}>
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value || <span className="tone-quiet">–</span>}</dd>
          </div>
        ))}
      </dl>
      {manages && <OwnedRecords person={person} />}
      {manages && <Tokens person={person} />}
    </>
  );
}

function OwnedRecords({ person }: { person: PersonDetail }) {
  const { t } = useTranslation();
  const { locale, number } = useFormat();
  const objects = useObjects();
  const label = (key: string) => {
    const object = objects.find((one) => one.key === key);
    return object ? inLocale(object.labelsPlural, locale) : key;
  };
  return (
    <section className={styles.section}>
      <h3>{t('people.owns')}</h3>
      {person.owned.length === 0 ? (
        <p className="tone-quiet">{t('people.ownsNothing')}</p>
      ) : (
        <table className={styles.small}>
          <thead>
            <tr>
              <th scope="col">{t('people.object')}</th>
              <th scope="col">{t('people.live')}</th>
              <th scope="col">{t('people.past')}</th>
            </tr>
          </thead>
          <tbody>
            {person.owned.map(({ object, live, past }) => (
              <tr key={object}>
                <td>
                  <Link
                    to="/o/$object"
                    params={{ object }}
                    search={{ filter: { field: 'owner', op: 'eq', value: person.id } }}
                  >
                    {label(object)}
                  </Link>
                </td>
                <td>{number(live)}</td>
                <td>{number(past)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function Tokens({ person }: { person: PersonDetail }) {
  const { t } = useTranslation();
  const { date, relative } = useFormat();
  const revoke = usePeopleChange(revokeToken);
  return (
    <section className={styles.section}>
      <h3>{t('people.tokens')}</h3>
      {person.tokens.length === 0 && <p className="tone-quiet">{t('people.noTokens')}</p>}
      <ul>
        {person.tokens.map((token) => (
          <li key={token.id} className={styles.token}>
            <span>
              {token.name} <code>{token.prefix}…</code>
              <br />
              <small className="tone-quiet">
                {token.lastUsedAt
                  ? t('people.tokenUsed', { when: relative(token.lastUsedAt) })
                  : t('people.tokenMade', { when: date(token.createdAt) })}
              </small>
            </span>
            <Button
              size="small"
              danger
              onClick={() => revoke.mutate(token.id, { onSuccess: () => toast(t('people.tokenRevoked')) })}
            >
              {t('people.revoke')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
