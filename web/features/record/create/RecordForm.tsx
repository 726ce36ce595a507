import { Button } from 'antd';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldBody } from '#contract/objects.ts';
import type { OutcomeBody } from '#contract/records.ts';
import type { FieldValue, RecordValues } from '#domain/objects/types.ts';
import { inputProblem } from '../../../fields/checkInput.ts';
import { FormField, type References } from '../../../fields/index.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { isEmptyValue } from '../details/shownFields.ts';
import { issuesByField, otherIssues } from '../issues.ts';
import styles from './create.module.css';
import { TwinNotice } from './TwinNotice.tsx';

type Props = {
  /** Kind of record; what is entered is looked for among those that exist. */
  object?: string;
  fields: readonly FieldBody[];
  start?: RecordValues;
  /** Values that the record will have beside those of the form. */
  preset?: RecordValues;
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
  const { object, fields, start = {}, preset, references, submitLabel, derive, onSubmit, onDone, onCancel } = props;
  const { t } = useTranslation();
  const { locale } = useFormat();
  // A field speaks up once it was left with something in it, then with every key; what is still missing, on saving.
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [values, setValues] = useState<RecordValues>(() => ({ ...defaultsOf(fields), ...start }));
  const [issues, setIssues] = useState<{ field?: string | undefined; message: string }[]>([]);
  const [busy, setBusy] = useState(false);
  const refused = issuesByField(issues);
  const problemOf = (field: FieldBody) => {
    if (refused[field.key]) return refused[field.key];
    return left.has(field.key) ? inputProblem(field, values[field.key] ?? null, locale) : undefined;
  };
  const others = otherIssues(
    issues,
    fields.map((field) => field.key),
  );
  const change = (key: string, value: FieldValue) => {
    setIssues((all) => all.filter((issue) => issue.field !== key));
    setValues((before) => {
      const next = { ...before, [key]: value };
      return derive ? derive(next, key) : next;
    });
  };
  const leave = (key: string) => {
    if (!isEmptyValue(values[key])) setLeft((known) => new Set([...known, key]));
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const wrong = fields.filter((field) => inputProblem(field, values[field.key] ?? null, locale) !== undefined);
    if (wrong.length > 0) return setLeft((known) => new Set([...known, ...wrong.map((field) => field.key)]));
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
        // biome-ignore lint/a11y/noStaticElementInteractions: it hears when the control inside is left.
        <div key={field.key} onBlur={() => leave(field.key)}>
          <FormField
            field={field}
            value={values[field.key] ?? null}
            onChange={(value) => change(field.key, value)}
            autoFocus={index === 0}
            error={problemOf(field)}
            {...(references ? { references } : {})}
          />
          {object && left.has(field.key) && !problemOf(field) && (
            <TwinNotice
              object={object}
              field={field.key}
              value={values[field.key] ?? null}
              values={{ ...preset, ...values }}
            />
          )}
        </div>
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
