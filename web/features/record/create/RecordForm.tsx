import { Button } from 'antd';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldBody } from '#contract/objects.ts';
import type { OutcomeBody } from '#contract/records.ts';
import type { FieldValue, RecordValues } from '#domain/objects/types.ts';
import { FormField, type References } from '../../../fields/index.ts';
import { issuesByField, otherIssues } from '../issues.ts';
import styles from './create.module.css';

type Props = {
  fields: readonly FieldBody[];
  start?: RecordValues;
  references?: References | undefined;
  submitLabel: string;
  /** Lets one value follow from others while the form is filled. */
  derive?: (values: RecordValues, changed: string) => RecordValues;
  onSubmit: (values: RecordValues) => Promise<OutcomeBody>;
  onDone: (id: string) => void;
  onCancel: () => void;
};

/** A short form; what the server refuses stands at its field. */
export function RecordForm(props: Props) {
  const { fields, start = {}, references, submitLabel, derive, onSubmit, onDone, onCancel } = props;
  const { t } = useTranslation();
  const [values, setValues] = useState<RecordValues>(() => ({ ...defaultsOf(fields), ...start }));
  const [issues, setIssues] = useState<{ field?: string | undefined; message: string }[]>([]);
  const [busy, setBusy] = useState(false);
  const wrong = issuesByField(issues);
  const others = otherIssues(
    issues,
    fields.map((field) => field.key),
  );
  const change = (key: string, value: FieldValue) =>
    setValues((before) => {
      const next = { ...before, [key]: value };
      return derive ? derive(next, key) : next;
    });
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    try {
      const outcome = await onSubmit(values);
      if (outcome.ok) onDone(outcome.id);
      else setIssues(outcome.issues);
    } catch (error) {
      setIssues([{ message: (error as Error).message }]);
    } finally {
      setBusy(false);
    }
  };
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      {others.map((message) => (
        <p key={message} className={styles.refused} role="alert">
          {message}
        </p>
      ))}
      {fields.map((field, index) => (
        <FormField
          key={field.key}
          field={field}
          value={values[field.key] ?? null}
          onChange={(value) => change(field.key, value)}
          autoFocus={index === 0}
          error={wrong[field.key]}
          {...(references ? { references } : {})}
        />
      ))}
      <div className={styles.foot}>
        <Button onClick={onCancel}>{t('common.cancel')}</Button>
        <Button type="primary" htmlType="submit" loading={busy}>
          {submitLabel}
        </Button>
      </div>
    </form>
  );
}

function defaultsOf(fields: readonly FieldBody[]): RecordValues {
  return Object.fromEntries(
    fields.flatMap((field) => (field.default === undefined ? [] : [[field.key, field.default as FieldValue]])),
  );
}
