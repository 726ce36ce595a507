import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { inLocale } from '#domain/kernel/localized.ts';
import { useObject } from '../../../api/objects.ts';
import { useRecords } from '../../../api/records.ts';
import { useMay } from '../../../api/session.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { QueryState } from '../../../ui/states.tsx';
import { AddButton } from '../AddButton.tsx';
import { RelatedDialog } from '../create/RelatedDialog.tsx';
import { useHere } from '../here.ts';
import styles from './committee.module.css';
import { MissingDecider } from './MissingDecider.tsx';
import { RoleCard } from './RoleCard.tsx';

const DECIDER = 'decisionMaker';

/** Who decides on the customer's side, with role and attitude; a missing decision maker shows. */
export function Committee() {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const { record, editable } = useHere();
  const definition = useObject('contactRole');
  const may = useMay();
  const [adding, setAdding] = useState<{ role?: string; contact?: string }>();
  const roles = useRecords('contactRole', {
    filter: { field: 'opportunity', op: 'eq', value: record.id },
    sort: [{ field: 'createdAt' }],
    limit: 50,
  });
  const people = useRecords(
    'contact',
    { filter: { field: 'account', op: 'eq', value: String(record.values.account) }, limit: 200 },
    Boolean(record.values.account),
  );
  if (!definition) return null;
  const list = roles.data?.records ?? [];
  const hasDecider = list.some((role) => role.values.role === DECIDER);
  const mayAdd = editable && may('contactRole', 'create');
  return (
    <Panel
      title={inLocale(definition.labelsPlural, locale)}
      sub={roles.data && t(hasDecider ? 'record.committee' : 'record.committeeNoDecider', { count: list.length })}
      extra={mayAdd && <AddButton label={t('record.addContact')} onClick={() => setAdding({})} />}
    >
      <QueryState query={roles} lines={2}>
        {({ records, references }) => (
          <ul className={styles.cards}>
            {records.map((role) => (
              <RoleCard
                key={role.id}
                role={role}
                name={references[String(role.values.contact)]?.title}
                person={people.data?.records.find((person) => person.id === role.values.contact)}
              />
            ))}
            {!hasDecider && (
              <MissingDecider
                mayAdd={mayAdd}
                onAdd={() => {
                  const known = record.values.decisionMaker;
                  setAdding({ role: DECIDER, ...(known ? { contact: String(known) } : {}) });
                }}
              />
            )}
          </ul>
        )}
      </QueryState>
      {adding && <NewRole start={adding} onClose={() => setAdding(undefined)} />}
    </Panel>
  );
}

function NewRole({ start, onClose }: { start: { role?: string; contact?: string }; onClose: () => void }) {
  const { record, references } = useHere();
  const definition = useObject('contactRole');
  return definition ? (
    <RelatedDialog
      object={definition}
      preset={{ opportunity: record.id }}
      start={start}
      references={references}
      onClose={onClose}
    />
  ) : null;
}
