import { Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { inLocale } from '#domain/kernel/localized.ts';
import type { RecordValues } from '#domain/objects/types.ts';
import { useConvertLead } from '../../../api/leads.ts';
import { useObject } from '../../../api/objects.ts';
import { useOpenRecord } from '../../../browser/openRecord.ts';
import { FormField } from '../../../fields/index.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { Segmented } from '../../../ui/Segmented.tsx';
import { dismissUndo, toast } from '../../../ui/toast.ts';
import { fieldIn, titleOf, useHere } from '../here.ts';
import { issuesByField, otherIssues } from '../issues.ts';
import styles from './lead.module.css';

const DEAL = ['name', 'amount', 'expectedCloseDate', 'productLine'] as const;
type AccountChoice = 'auto' | 'existing';

/** Account, contact and deal in one step; what the lead knows is taken over. */
export function ConvertDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const here = useHere();
  const { record } = here;
  const deal = useObject('opportunity');
  const convert = useConvertLead(record.id);
  const openRecord = useOpenRecord();
  const [which, setWhich] = useState<AccountChoice>('auto');
  const [values, setValues] = useState<RecordValues>({ name: titleOf(here), amount: record.values.budget ?? null });
  const answer = convert.data;
  const issues = answer?.outcome.ok === false ? answer.outcome.issues : [];
  const wrong = answer?.object === 'opportunity' ? issuesByField(issues) : {};
  const others = [
    ...otherIssues(issues, answer?.object === 'opportunity' ? DEAL : []),
    ...(convert.isError ? [convert.error.message] : []),
  ];
  const accountField = deal && fieldIn(deal, 'account');
  const submit = async () => {
    const { account, ...own } = values;
    const conversion = {
      version: record.version,
      ...(which === 'existing' && account ? { account: { id: String(account) } } : {}),
      opportunity: { values: own },
    };
    // A converted lead has no dialog any more, which may go before the answer is dealt with: its own callbacks would not run.
    const done = await convert.mutateAsync(conversion).catch(() => undefined);
    if (!done?.created) return;
    dismissUndo();
    toast(t('record.converted', { title: titleOf(here) }));
    onClose();
    openRecord({ object: 'opportunity', id: done.created.opportunity });
  };
  const change = (key: string) => (value: RecordValues[string]) => setValues((before) => ({ ...before, [key]: value }));
  return (
    <Modal
      open
      width={460}
      title={t('record.convertTitle')}
      okText={t('record.convert')}
      okButtonProps={{ loading: convert.isPending, disabled: which === 'existing' && !values.account }}
      onOk={() => void submit()}
      onCancel={onClose}
      destroyOnHidden
    >
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        {others.map((message) => (
          <p key={message} className={styles.refused} role="alert">
            {message}
          </p>
        ))}
        <fieldset>
          <legend>{accountField && inLocale(accountField.labels, locale)}</legend>
          <Segmented<AccountChoice>
            block
            aria-label={accountField ? inLocale(accountField.labels, locale) : t('record.newAccount')}
            options={[
              { value: 'auto', label: String(record.values.company ?? t('record.newAccount')) },
              { value: 'existing', label: t('record.otherAccount') },
            ]}
            value={which}
            onChange={setWhich}
          />
          <p className={styles.hint}>{which === 'auto' ? t('record.accountAuto') : t('record.accountChosen')}</p>
          {which === 'existing' && accountField && (
            <FormField
              field={{ ...accountField, required: true }}
              value={values.account ?? null}
              onChange={change('account')}
            />
          )}
        </fieldset>
        {record.values.contactName && (
          <p className={styles.hint}>{t('record.contactAuto', { name: String(record.values.contactName) })}</p>
        )}
        {DEAL.map((key) => {
          const field = deal && fieldIn(deal, key);
          return (
            field && (
              <FormField
                key={key}
                field={field}
                value={values[key] ?? null}
                onChange={change(key)}
                error={wrong[key]}
              />
            )
          );
        })}
        <button type="submit" hidden />
      </form>
    </Modal>
  );
}
