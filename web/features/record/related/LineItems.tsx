import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordBody } from '#contract/records.ts';
import { compareDecimal, sumDecimals } from '#domain/kernel/decimal.ts';
import { inLocale } from '#domain/kernel/localized.ts';
import { useObject } from '../../../api/objects.ts';
import { useBin, useRecords, useUpdateOne } from '../../../api/records.ts';
import { useMay } from '../../../api/session.ts';
import { Amount } from '../../../ui/Amount.tsx';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { CloseIcon, EditIcon } from '../../../ui/icons.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { QueryState } from '../../../ui/states.tsx';
import { toast } from '../../../ui/toast.ts';
import { AddButton } from '../AddButton.tsx';
import { RelatedDialog } from '../create/RelatedDialog.tsx';
import { fieldIn, useHere } from '../here.ts';
import { withLineAmount } from './lineAmount.ts';
import { RelatedTable } from './RelatedTable.tsx';
import styles from './related.module.css';

const COLUMNS = ['quantity', 'unitPrice', 'discount', 'amount'];

/** What is being sold; the sum may become the deal's amount. */
export function LineItems() {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const { record, editable } = useHere();
  const currency = useDealCurrency();
  const definition = useObject('opportunityLine');
  const may = useMay();
  const { remove, restore } = useBin('opportunityLine');
  const [editing, setEditing] = useState<RecordBody | 'new'>();
  const lines = useRecords('opportunityLine', {
    filter: { field: 'opportunity', op: 'eq', value: record.id },
    sort: [{ field: 'createdAt' }],
    limit: 200,
  });
  if (!definition) return null;
  const priced = { ...definition, fields: definition.fields.map((field) => ({ ...field, currency })) };
  const amounts = (lines.data?.records ?? []).flatMap(({ values }) => (values.amount ? [String(values.amount)] : []));
  const mayAdd = editable && may('opportunityLine', 'create');
  const name = (line: RecordBody) => lines.data?.references[String(line.values.product)]?.title ?? '';
  const drop = (line: RecordBody) =>
    remove.mutate([line.id], {
      onSuccess: () => toast(t('record.binned', { title: name(line) }), { undo: () => restore.mutate([line.id]) }),
    });
  return (
    <Panel
      flush
      title={inLocale(definition.labelsPlural, locale)}
      sub={lines.data && t('common.records', { count: lines.data.records.length })}
      extra={mayAdd && <AddButton label={t('record.add')} onClick={() => setEditing('new')} />}
    >
      <QueryState query={lines} lines={2}>
        {({ records, references }) =>
          records.length === 0 ? (
            <p className={styles.none}>{t('record.noLines')}</p>
          ) : (
            <>
              <RelatedTable
                object={definition}
                columns={COLUMNS.flatMap((key) => fieldIn(priced, key) ?? [])}
                records={records}
                references={references}
                opens={false}
                actions={
                  editable
                    ? (line) => (
                        <>
                          <IconButton
                            small
                            icon={EditIcon}
                            label={`${t('common.edit')} ${name(line)}`}
                            onClick={() => setEditing(line)}
                          />
                          <IconButton
                            small
                            icon={CloseIcon}
                            label={`${t('common.delete')} ${name(line)}`}
                            onClick={() => drop(line)}
                          />
                        </>
                      )
                    : undefined
                }
              />
              <Total amounts={amounts} />
            </>
          )
        }
      </QueryState>
      {editing && (
        <RelatedDialog
          object={priced}
          preset={{ opportunity: record.id }}
          edited={editing === 'new' ? undefined : editing}
          references={lines.data?.references}
          derive={withLineAmount}
          onClose={() => setEditing(undefined)}
        />
      )}
    </Panel>
  );
}

/** The lines of a deal in a foreign currency are in that, as is the sum that it is priced by. */
function useDealCurrency(): string | undefined {
  const { currency } = useHere().record.values;
  const base = useFormat().currency;
  return typeof currency === 'string' && currency !== base ? currency : undefined;
}

function Total({ amounts }: { amounts: string[] }) {
  const { t } = useTranslation();
  const { object, record, editable } = useHere();
  const update = useUpdateOne(object.key);
  const total = sumDecimals(amounts);
  const currency = useDealCurrency();
  const price = currency ? 'amountInCurrency' : 'amount';
  const own = record.values[price];
  const differs = own === null || own === undefined || compareDecimal(String(own), total) !== 0;
  return (
    <p className={styles.total}>
      {differs && editable && amounts.length > 0 && (
        <Button
          size="small"
          loading={update.isPending}
          onClick={() => update.mutate({ id: record.id, values: { [price]: total } })}
        >
          {t('record.takeTotal')}
        </Button>
      )}
      <span>{t('record.total')}</span>
      <Amount value={total} currency={currency} strong />
    </p>
  );
}
