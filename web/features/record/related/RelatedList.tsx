import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordBody } from '#contract/records.ts';
import { inLocale } from '#domain/kernel/localized.ts';
import { useFunnels, withStageOptions } from '../../../api/funnels.ts';
import { useRecords } from '../../../api/records.ts';
import { useMay } from '../../../api/session.ts';
import type { References } from '../../../fields/index.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { UnlinkIcon } from '../../../ui/icons.tsx';
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
import { useLink } from './useLink.ts';

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
/** Joined to another one perhaps, but never to none. */
const NEVER_ALONE = new Set(['opportunity.account']);
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
  const { join, failed } = useLink(relation);
  const { funnels } = useFunnels();
  const object = withStageOptions(relation.object, funnels);
  const filter = { field: link.key, op: 'eq' as const, value: here.record.id };
  const query = useRecords(object.key, { filter, sort: relatedSort(object.key), limit: SHOWN, count: true });
  const count = query.data?.total?.count ?? 0;
  if (count === 0 && !ALWAYS.has(`${here.object.key}.${object.key}`) && !query.isError) return null;
  const key = `${object.key}.${link.key}`;
  const mayLink = !here.deleted && may(object.key, 'update') && !OWN_WAY.has(key);
  const plural = inLocale(object.labelsPlural, locale);
  const title = object.key === here.object.key ? `${plural} (${inLocale(link.labels, locale)})` : plural;
  const unlink = (one: RecordBody, references: References) => (
    <IconButton
      small
      icon={UnlinkIcon}
      label={t('record.unlinkOf', { title: titleOf({ object, record: one, references }) })}
      onClick={async () => {
        const why = await join(one.id, null, here.record.id);
        if (why !== undefined) failed(why);
      }}
    />
  );
  return (
    <Panel
      flush
      title={title}
      sub={query.data && t('common.records', { count })}
      extra={
        !here.deleted && (
          <>
            {mayLink && (
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
              actions={
                mayLink && !link.required && !NEVER_ALONE.has(key) ? (one) => unlink(one, references) : undefined
              }
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
      {linking && <LinkDialog {...relation} onClose={() => setLinking(false)} />}
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
