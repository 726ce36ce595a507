import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { inLocale } from '#domain/kernel/localized.ts';
import { useFunnels, withStageOptions } from '../../../api/funnels.ts';
import { useRecords } from '../../../api/records.ts';
import { useMay } from '../../../api/session.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { nameInside } from '../../../ui/nameInside.ts';
import { Panel } from '../../../ui/Panel.tsx';
import { QueryState } from '../../../ui/states.tsx';
import { AddButton } from '../AddButton.tsx';
import { RelatedDialog } from '../create/RelatedDialog.tsx';
import { titleOf, useHere } from '../here.ts';
import { LinkDialog } from './LinkDialog.tsx';
import { RelatedTable } from './RelatedTable.tsx';
import styles from './related.module.css';
import { type Relation, relatedColumns, relatedSort } from './relations.ts';

const SHOWN = 5;
/** What a conversion or the record itself says: not joined by hand. */
const OWN_WAY = new Set([
  'lead.account',
  'lead.contact',
  'lead.opportunity',
  'opportunity.lead',
  'opportunityLine.product',
  'contactRole.contact',
]);
/** Shown while empty too: the first thing to add to a new account. */
const ALWAYS = new Set(['account.opportunity', 'account.contact']);

export function RelatedList({ relation }: { relation: Relation }) {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const here = useHere();
  const may = useMay();
  const [adding, setAdding] = useState(false);
  const [linking, setLinking] = useState(false);
  const { link } = relation;
  const { funnels } = useFunnels();
  const object = withStageOptions(relation.object, funnels);
  const filter = { field: link.key, op: 'eq' as const, value: here.record.id };
  const query = useRecords(object.key, { filter, sort: relatedSort(object.key), limit: SHOWN, count: true });
  const count = query.data?.total?.count ?? 0;
  if (count === 0 && !ALWAYS.has(`${here.object.key}.${object.key}`) && !query.isError) return null;
  const plural = inLocale(object.labelsPlural, locale);
  const title = object.key === here.object.key ? `${plural} (${inLocale(link.labels, locale)})` : plural;
  return (
    <Panel
      flush
      title={title}
      sub={query.data && t('common.records', { count })}
      extra={
        !here.deleted && (
          <>
            {may(object.key, 'update') && !OWN_WAY.has(`${object.key}.${link.key}`) && (
              <Button size="small" type="text" onClick={() => setLinking(true)}>
                {t('record.link')}
              </Button>
            )}
            {may(object.key, 'create') && <AddButton label={t('record.add')} onClick={() => setAdding(true)} />}
          </>
        )
      }
    >
      <QueryState query={query} lines={2}>
        {({ records, references }) =>
          records.length === 0 ? (
            <p className={styles.none}>
              {t('record.noneRelated', { object: nameInside(object.labelsPlural, locale) })}
            </p>
          ) : (
            <RelatedTable
              object={object}
              columns={relatedColumns({ object, link })}
              records={records}
              references={references}
              inline={!here.deleted && may(object.key, 'update')}
            />
          )
        }
      </QueryState>
      {count > SHOWN && (
        <p className={styles.more}>
          <Link to="/o/$object" params={{ object: object.key }} search={{ filter }}>
            {t('record.seeAll', { count })}
          </Link>
        </p>
      )}
      {linking && <LinkDialog object={object} link={link} onClose={() => setLinking(false)} />}
      {adding && (
        <RelatedDialog
          object={object}
          preset={{ [link.key]: here.record.id }}
          references={{ [here.record.id]: { object: here.object.key, title: titleOf(here) } }}
          onClose={() => setAdding(false)}
        />
      )}
    </Panel>
  );
}
