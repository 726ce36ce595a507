import { Button, Dropdown } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isApiError } from '../../../api/apiError.ts';
import type { DepartmentBody } from '../../../api/organisation.ts';
import {
  type PersonDetail,
  type RoleBody,
  renewInvitation,
  revokeInvitation,
  startSeeingAs,
  updateUser,
  usePeopleChange,
  usePerson,
} from '../../../api/people.ts';
import { useSession } from '../../../api/session.ts';
import { Avatar } from '../../../ui/Avatar.tsx';
import { Drawer } from '../../../ui/Drawer.tsx';
import { QueryState } from '../../../ui/states.tsx';
import { toast } from '../../../ui/toast.ts';
import { HandOverDialog } from '../handOver/HandOverDialog.tsx';
import { type MadeLink, MadeLinks } from '../invite/MadeLinks.tsx';
import { StateTag } from '../PeopleTable.tsx';
import styles from '../people.module.css';
import { PersonFacts } from './PersonFacts.tsx';
import { PersonForm } from './PersonForm.tsx';

const INVITATION_DAYS = 7;

type Props = {
  id: string;
  departments: readonly DepartmentBody[];
  roles: readonly RoleBody[];
  onClose: () => void;
  onOpen: (id: string) => void;
};

export function PersonDrawer({ id, ...props }: Props) {
  const { t } = useTranslation();
  const person = usePerson(id);
  return (
    <Drawer
      open
      onClose={props.onClose}
      label={person.data?.name ?? t('people.title')}
      title={
        person.data && (
          <span className={styles.who}>
            <Avatar name={person.data.name} size={32} decorative />
            {person.data.name}
            <StateTag person={person.data} />
          </span>
        )
      }
    >
      <QueryState query={person}>{(data) => <PersonPanel person={data} {...props} />}</QueryState>
    </Drawer>
  );
}

/** What is known of a person, and what may be done: only for who manages people. */
function PersonPanel({ person, departments, roles, onOpen }: Omit<Props, 'id' | 'onClose'> & { person: PersonDetail }) {
  const { t } = useTranslation();
  const { peopleReach, user } = useSession();
  const manages = peopleReach === 'manage';
  const [editing, setEditing] = useState(false);
  const [handing, setHanding] = useState<'leave' | 'transfer'>();
  const [links, setLinks] = useState<MadeLink[]>();
  const failed = (error: unknown) =>
    toast(isApiError(error) ? (error.issues[0]?.message ?? error.message) : t('errors.unexpected'), { failed: true });
  const renew = usePeopleChange(renewInvitation);
  const revoke = usePeopleChange(revokeInvitation);
  const change = usePeopleChange(updateUser);
  const see = usePeopleChange(startSeeingAs);
  const active = person.state !== 'inactive';
  const waits = person.state === 'invited' || person.state === 'invitationExpired' || person.state === 'neverSignedIn';
  if (editing) {
    return <PersonForm person={person} departments={departments} roles={roles} onDone={() => setEditing(false)} />;
  }
  const invite = () =>
    renew.mutate(
      { id: person.id, days: INVITATION_DAYS },
      {
        onSuccess: (link) => setLinks([{ name: person.name, email: person.email ?? '', ...link }]),
        onError: failed,
      },
    );
  const more = [
    ...(waits ? [] : [{ key: 'link', label: t('people.makeLink'), onClick: invite }]),
    { key: 'transfer', label: t('people.transfer'), onClick: () => setHanding('transfer') },
    ...(person.state === 'invited'
      ? [
          {
            key: 'revoke',
            label: t('people.revokeInvitation'),
            onClick: () =>
              revoke.mutate(person.id, { onSuccess: () => toast(t('people.invitationRevoked')), onError: failed }),
          },
        ]
      : []),
    ...(person.id === user.id
      ? []
      : [{ key: 'leave', danger: true, label: t('people.deactivate'), onClick: () => setHanding('leave') }]),
  ];
  return (
    <div className={styles.panel}>
      {manages && (
        <div className={styles.actions}>
          {active ? (
            <>
              <Button onClick={() => setEditing(true)}>{t('common.edit')}</Button>
              {waits && (
                <Button onClick={invite} loading={renew.isPending}>
                  {person.state === 'neverSignedIn' ? t('people.makeLink') : t('people.resend')}
                </Button>
              )}
              {person.maySeeAs && (
                <Button
                  loading={see.isPending}
                  onClick={() =>
                    see.mutate(person.id, { onSuccess: () => window.location.assign('/'), onError: failed })
                  }
                >
                  {t('people.seeAs')}
                </Button>
              )}
              <Dropdown trigger={['click']} menu={{ items: more }}>
                <Button>{t('shell.more')}</Button>
              </Dropdown>
            </>
          ) : (
            <>
              <Button
                type="primary"
                loading={change.isPending}
                onClick={() =>
                  change.mutate(
                    { id: person.id, active: true },
                    { onSuccess: () => toast(t('people.reactivated', { name: person.name })), onError: failed },
                  )
                }
              >
                {t('people.reactivate')}
              </Button>
              <Button onClick={() => setHanding('transfer')}>{t('people.transfer')}</Button>
            </>
          )}
        </div>
      )}
      <PersonFacts person={person} departments={departments} roles={roles} onOpen={onOpen} />
      {handing && <HandOverDialog person={person} leave={handing === 'leave'} onClose={() => setHanding(undefined)} />}
      {links && <MadeLinks links={links} onClose={() => setLinks(undefined)} />}
    </div>
  );
}
